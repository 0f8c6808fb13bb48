import { copyFileSync, existsSync, readFileSync, renameSync, rmSync, truncateSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type DataFolder, dataFolder } from '#main/platform/db/data-folder.ts';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import { addNote } from './notes-store.ts';
import { opened, refused, storePorts } from './store-ports.ts';

const replace = (file: string): void => {
  copyFileSync(file, `${file}.copy`);
  renameSync(`${file}.copy`, file);
};

const deeds: readonly (readonly [string, (folder: DataFolder) => void])[] = [
  ['the database is removed', ({ database }) => rmSync(database)],
  ['the database is replaced by its copy', ({ database }) => replace(database)],
  ['the commit head is removed', ({ head }) => rmSync(head)],
  ['the lock is removed', ({ lock }) => rmSync(lock)],
  ['the write-ahead log is cut', ({ log }) => truncateSync(log, 0)],
];

describe.each(deeds)('while a store is open %s', (_what, deed) => {
  const robbed = async () => {
    const clock = createFakeClock();
    const ports = storePorts({ clock });
    const { store } = await opened(ports);
    addNote(store, 1);
    deed(dataFolder(ports.dataDir));
    return { clock, ports, store };
  };

  test('and from then on it acknowledges nothing', async () => {
    const { store } = await robbed();
    let told = 0;
    store.whenDamaged(() => (told += 1));
    for (const n of [2, 3]) expect(() => addNote(store, n)).toThrow(/FILE_TAKEN_AWAY|LOG_CUT/);
    expect(told).toBe(1);
  });

  test('which is told though nobody writes', async () => {
    const { clock, store } = await robbed();
    let told = 0;
    store.whenDamaged(() => (told += 1));
    clock.advance(5000);
    expect(told).toBe(1);
  });

  test('and what lies there when it closes is left as it is', async () => {
    const { ports, store } = await robbed();
    const { database, closed } = dataFolder(ports.dataDir);
    const before = existsSync(database) ? readFileSync(database) : null;
    await store.close();
    expect(existsSync(database) ? readFileSync(database) : null).toEqual(before);
    expect(existsSync(closed)).toBe(false);
  });
});

test('a database that was removed while it was open is missed by the next opening', async () => {
  const ports = storePorts();
  const { store } = await opened(ports);
  addNote(store, 1);
  rmSync(dataFolder(ports.dataDir).database);
  await store.close();
  expect(await refused(ports)).toMatchObject({ state: 'missing_but_expected' });
});
