import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readCommitHead } from '#main/platform/db/commit-head.ts';
import type { Writer } from '#main/platform/db/store.ts';
import { addNote, allNotes, commitsOf, notes } from './notes-store.ts';
import { opened, storePorts } from './store-ports.ts';

const freshStore = async () => {
  const ports = storePorts();
  const { store } = await opened(ports);
  const head = () => readCommitHead(join(ports.dataDir, 'store.head'), store.keys.audit);
  return { ports, store, head };
};

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

test('what a transaction wrote is there when it returns, and so is the commit head beside the store', async () => {
  const { store, head } = await freshStore();
  expect(head()?.commits).toBe(0);
  const answer = store.transact((db) => {
    db.insert(notes).values({ n: 1, words: 'one' }).run();
    return db.select().from(notes).all();
  });
  expect(answer).toEqual([{ n: 1, words: 'one' }]);
  expect(allNotes(store)).toEqual([1]);
  expect(head()?.commits).toBe(1);
  addNote(store, 2);
  expect(head()?.commits).toBe(2);
  expect(commitsOf(store)).toBe(2);
});

test('a head that may lag follows with the next transaction of which somebody is told, and when the store closes', async () => {
  const { ports, store, head } = await freshStore();
  const unseen = (n: number): void =>
    store.transact((db) => void db.insert(notes).values({ n, words: 'unseen' }).run(), { headMayLag: true });
  unseen(1);
  unseen(2);
  expect([commitsOf(store), head()?.commits]).toEqual([2, 0]);
  addNote(store, 3);
  expect([commitsOf(store), head()?.commits]).toEqual([3, 3]);
  unseen(4);
  const key = Uint8Array.from(store.keys.audit);
  await store.close();
  expect(readCommitHead(join(ports.dataDir, 'store.head'), key)?.commits).toBe(4);
});

test('a throw rolls everything back, comes out as it is, and counts nothing', async () => {
  const { store, head } = await freshStore();
  const refusal = new Error('no');
  const thrown = thrownBy(() =>
    store.transact((db) => {
      db.insert(notes).values({ n: 1, words: 'one' }).run();
      throw refusal;
    }),
  );
  expect(thrown).toBe(refusal);
  expect(allNotes(store)).toEqual([]);
  expect([commitsOf(store), head()?.commits]).toEqual([0, 0]);
});

test('a broken constraint is the caller’s own error, not a fault of the store', async () => {
  const { store } = await freshStore();
  addNote(store, 1);
  expect(thrownBy(() => addNote(store, 1))).not.toMatchObject({ name: 'StoreFault' });
  addNote(store, 2);
  expect(allNotes(store)).toEqual([1, 2]);
});

test('a transaction that changed nothing counts nothing', async () => {
  const { store, head } = await freshStore();
  store.transact((db) => db.select().from(notes).all());
  store.transact((db) => db.update(notes).set({ words: 'x' }).where(eq(notes.n, 99)).run());
  expect([commitsOf(store), head()?.commits]).toEqual([0, 0]);
});

test('a transaction cannot wait, and cannot stand inside another', async () => {
  const { store } = await freshStore();
  expect(() =>
    store.transact(async (db) => {
      db.insert(notes).values({ n: 1, words: 'one' }).run();
    }),
  ).toThrow('cannot wait');
  expect(() => store.transact(() => addNote(store, 1))).toThrow('inside a transaction');
  expect(allNotes(store)).toEqual([]);
});

test('a writer that outlives its transaction writes nothing', async () => {
  const { store } = await freshStore();
  let kept: Writer | undefined;
  store.transact((db) => {
    kept = db;
  });
  expect(() => kept?.insert(notes).values({ n: 1, words: 'one' }).run()).toThrow(
    'only inside its transaction',
  );
  expect(allNotes(store)).toEqual([]);
});

test('the reader writes nothing, not even by hand-written SQL', async () => {
  const { store } = await freshStore();
  addNote(store, 1);
  for (const statement of [
    'DELETE FROM notes RETURNING n',
    "UPDATE notes SET words = 'x' RETURNING n",
    "INSERT INTO notes VALUES (2, 'x') RETURNING n",
  ]) {
    expect(() => store.read.all(sql.raw(statement))).toThrow('SQLITE_READONLY');
  }
  expect(allNotes(store)).toEqual([1]);
});

test('each statement of a feature is told of, without what it was asked for, and no housekeeping is', async () => {
  const told: string[] = [];
  const { store } = await opened(storePorts({ onStatement: (statement) => void told.push(statement) }));
  told.length = 0;
  addNote(store, 1);
  store.read.get(sql`SELECT ${'words'}`);
  expect(told).toEqual([expect.stringMatching(/^insert into "notes"/), 'SELECT ?']);
});

test('a slow statement is logged without what it was asked for', async () => {
  const ports = storePorts();
  let askedTheTime = 0;
  // A machine on which everything takes 41 ms.
  const clock = { ...ports.clock, monotonicMs: () => (askedTheTime += 1) * 41 };
  const { store } = await opened({ ...ports, clock });
  store.read.all(sql`SELECT ${'Kontoblatt'} AS words`);
  expect(ports.lines).toContainEqual({ event: 'sql.slow', fields: { ms: 41, sql: 'SELECT ? AS words' } });
});

test('after damage was met nothing more is written', async () => {
  const { ports, store } = await freshStore();
  const words = 'x'.repeat(3000);
  for (let n = 1; n <= 40; n += 1) addNote(store, n, words);
  await store.close();
  const again = await opened(ports);
  damage(join(ports.dataDir, 'store.db'));
  const met = thrownBy(() => again.store.read.select().from(notes).all());
  expect(met).toMatchObject({
    name: 'StoreFault',
    kind: 'corrupt',
    message: expect.stringMatching(/^SQLITE_(CORRUPT|NOTADB)/),
  });
  expect(thrownBy(() => addNote(again.store, 99))).toMatchObject({ name: 'StoreFault', kind: 'corrupt' });
});

function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xee, 8 * 4096, 40 * 4096);
  writeFileSync(file, bytes);
}

test('closing wipes the keys, and may be asked for twice', async () => {
  const { store } = await freshStore();
  const { audit, pepper } = store.keys;
  expect(audit.some((byte) => byte !== 0)).toBe(true);
  await store.close();
  await store.close();
  expect([...audit, ...pepper].every((byte) => byte === 0)).toBe(true);
  expect(() => addNote(store, 1)).toThrow('STORE_CLOSED');
});
