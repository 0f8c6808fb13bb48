import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { addNote, notesMigrations } from './notes-store.ts';
import { opened, storePorts, type TestStorePorts } from './store-ports.ts';

const dayMs = 86_400_000;

/** A store that a migration has just changed, with the copy that was made before. */
async function upgraded(): Promise<TestStorePorts> {
  const ports = storePorts();
  const { store } = await opened(ports);
  addNote(store, 1);
  await store.close();
  const migrationsDir = notesMigrations(temporaryFolder(), 'CREATE TABLE later (a INT) STRICT;');
  return { ...ports, migrationsDir };
}
const filesOf = (ports: TestStorePorts): string[] => readdirSync(join(ports.dataDir, 'backups')).toSorted();

test('the copy before a migration is told of, with the day from which it is removed', async () => {
  const ports = await upgraded();
  const madeAt = ports.clock.now();
  const { store } = await opened(ports);
  const copy = { reason: 'before_update', madeAt, keptUntil: new Date(madeAt.getTime() + 30 * dayMs) };
  expect(store.copiesHolding(new Date(0))).toEqual([copy]);
  expect(store.copiesHolding(madeAt)).toEqual([copy]);
  expect(store.copiesHolding(new Date(madeAt.getTime() + 1))).toEqual([]);
});

test('a store that was never changed by a migration has no copies', async () => {
  const { store } = await opened(storePorts());
  expect(store.copiesHolding(new Date(0))).toEqual([]);
});

test('a copy goes with its keys when its time is over, also while the store stays open', async () => {
  const ports = await upgraded();
  const { store } = await opened(ports);
  expect(filesOf(ports)).toHaveLength(2);
  ports.pass(30 * dayMs - 1);
  expect(filesOf(ports)).toHaveLength(2);
  ports.pass(600_000);
  expect(filesOf(ports)).toEqual([]);
  expect(store.copiesHolding(new Date(0))).toEqual([]);
});

test('an opening removes what an interrupted copy left, and nothing else', async () => {
  const ports = await upgraded();
  await (await opened(ports)).store.close();
  const copies = filesOf(ports);
  for (const name of [
    'before-0003-20261120T090000000Z.db.partial',
    'notes of IT.txt',
    'before-0003-soon.db',
  ]) {
    writeFileSync(join(ports.dataDir, 'backups', name), 'x');
  }
  await opened(ports);
  expect(filesOf(ports)).toEqual([...copies, 'before-0003-soon.db', 'notes of IT.txt'].toSorted());
});
