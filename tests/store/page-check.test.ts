import { statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { decay } from './decay.ts';
import { addNote, allNotes } from './notes-store.ts';
import { opened, refused, storePorts, type TestStorePorts } from './store-ports.ts';

const files = ({ dataDir }: TestStorePorts) => ({
  database: join(dataDir, 'store.db'),
  closed: join(dataDir, 'store.closed'),
});

/** A closed store of notes enough for some pages. */
async function closedStore(): Promise<TestStorePorts> {
  const ports = storePorts();
  const { store } = await opened(ports);
  for (let n = 1; n <= 50; n++) addNote(store, n, 'words '.repeat(200));
  await store.close();
  return ports;
}

const decayLastPage = (ports: TestStorePorts): void =>
  decay(ports, statSync(files(ports).database).size / 4096);

test('a store that was closed in order opens without a look at every page, which follows in a thread', async () => {
  const ports = await closedStore();
  const { store } = await opened(ports);
  expect(store.pages.checkedAt()).toBeNull();
  await store.pages.run();
  expect(store.pages.checkedAt()).toEqual(ports.clock.now());
});

test('what has decayed meanwhile is found by that, and nothing is written from then on', async () => {
  const ports = await closedStore();
  decayLastPage(ports);
  const { store } = await opened(ports);
  let isTold = false;
  store.whenDamaged(() => (isTold = true));
  await store.pages.run();
  expect(isTold).toBe(true);
  expect(store.pages.checkedAt()).toBeNull();
  expect(() => addNote(store, 51)).toThrow(expect.objectContaining({ kind: 'corrupt' }));
  await store.close();
  // It was not closed in order: from now on the opening looks.
  expect(await refused(ports)).toMatchObject({ state: 'corrupt' });
});

test('every page is looked at by the opening of a store that another hand changed, or that was not closed', async () => {
  const ports = await closedStore();
  const { database, closed } = files(ports);
  const untouched = statSync(database);
  utimesSync(database, untouched.atime, new Date(untouched.mtimeMs + 1));
  const first = (await opened(ports)).store;
  expect(first.pages.checkedAt()).not.toBeNull();
  await first.close();
  for (const text of ['', '{', '{"bytes":1,"modifiedMs":2}', 'x'.repeat(5000)]) {
    writeFileSync(closed, text);
    const { store } = await opened(ports);
    expect(store.pages.checkedAt()).not.toBeNull();
    await store.close();
  }
  expect(allNotes((await opened(ports)).store)).toHaveLength(50);
});

test('a look that is under way ends with the store', async () => {
  const ports = await closedStore();
  const { store } = await opened(ports);
  const looking = store.pages.run();
  await store.close();
  await looking;
  await store.pages.run();
  expect(store.pages.checkedAt()).toBeNull();
});
