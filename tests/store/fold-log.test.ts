import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import type { Store } from '#main/platform/db/store.ts';
import { connect, readPages } from '#tests/support/read-store.ts';
import { addNote } from './notes-store.ts';
import { opened, storePorts, type TestStorePorts } from './store-ports.ts';

const logBytes = ({ dataDir }: TestStorePorts): number => statSync(join(dataDir, 'store.db-wal')).size;
const marker = 'a word that nobody else wrote';
const remove = (store: Store): void =>
  store.transact((db) => void db.run(sql`DELETE FROM notes WHERE n IN (6, 7)`));
/** Where the marker can be read, in the database and in the log. */
const places = async (ports: TestStorePorts): Promise<string[]> =>
  (await readPages(ports)).filter(({ bytes }) => bytes.includes(marker)).map(({ where }) => where);

test('what was deleted has left the files five seconds later', async () => {
  const ports = storePorts();
  const { store } = await opened(ports);
  addNote(store, 7, marker);
  ports.pass(5000);
  expect((await places(ports)).map((where) => where.split(' ')[0])).toEqual(['page']);
  // This one was never anywhere but in the log.
  addNote(store, 6, marker);
  remove(store);
  expect((await places(ports)).some((where) => where.startsWith('frame'))).toBe(true);
  ports.pass(4999);
  expect(await places(ports)).not.toEqual([]);
  ports.pass(1);
  expect(await places(ports)).toEqual([]);
  expect(logBytes(ports)).toBe(0);
});

test('nothing is folded where nothing was committed', async () => {
  const ports = storePorts();
  const { store } = await opened(ports);
  addNote(store, 1);
  ports.pass(5000);
  const { mtimeMs } = statSync(join(ports.dataDir, 'store.db'));
  ports.pass(60_000);
  expect(statSync(join(ports.dataDir, 'store.db')).mtimeMs).toBe(mtimeMs);
});

test('whoever reads for long is not waited for, and what was deleted leaves when they are done', async () => {
  const ports = storePorts();
  const { store } = await opened(ports);
  addNote(store, 7, marker);
  const reader = await connect(ports, 'read');
  onTestFinished(() => reader.close());
  reader.exec('BEGIN');
  reader.rows('SELECT * FROM notes');
  remove(store);
  ports.pass(5000);
  expect(await places(ports)).not.toEqual([]);
  expect(ports.lines.map(({ event }) => event)).not.toContain('store.log_not_folded');
  addNote(store, 8);
  reader.exec('COMMIT');
  ports.pass(5000);
  expect(await places(ports)).toEqual([]);
});

test('what a run that was killed left in the log is folded by the next one', async () => {
  const ports = storePorts();
  const first = await opened(ports);
  addNote(first.store, 7, marker);
  remove(first.store);
  const left = `${ports.dataDir}-left`;
  cpSync(ports.dataDir, left, { recursive: true });
  const next = { ...ports, dataDir: left };
  await opened(next);
  expect(await places(next)).not.toEqual([]);
  ports.pass(5000);
  expect(await places(next)).toEqual([]);
});
