import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Store } from '#main/platform/db/store.ts';
import { append, chainedStore, tamperWith, verified } from '#tests/features/audit/chained-store.ts';
import { opened } from '#tests/store/store-ports.ts';
import { chainHeadOf, evidenceIn } from './store.ts';
import { verifyStored } from './verify-stored.ts';

const outside = { beside: null, copy: 'unknown' } as const;
const openWith = async (rows: number): Promise<Store> => (await opened(await chainedStore(rows))).store;

/** A clock that goes on by so many milliseconds each time that it is read. */
const ticking = (by: number) => {
  let ms = 0;
  return { monotonicMs: () => (ms += by) };
};

/** How often others had their turn while a chain of twenty rows was checked. */
async function turnsOfOthers(by: number): Promise<number> {
  const store = await openWith(20);
  let turns = 0;
  let isOver = false;
  const other = (): void => {
    if (isOver) return;
    turns += 1;
    setImmediate(other);
  };
  const checking = verifyStored(store.read, store.keys.audit, await store.outsideHeads(), ticking(by));
  setImmediate(other);
  expect(await checking).toMatchObject({ rows: 20, finding: null });
  isOver = true;
  return turns;
}

test('others have their turn whenever a spell of two milliseconds is over', async () => {
  expect(await turnsOfOthers(0)).toBe(0);
  // Steps of two milliseconds each are spells of one step, and such of half a millisecond spells of four.
  expect(await turnsOfOthers(2)).toBeGreaterThan(15);
  const some = await turnsOfOthers(0.5);
  expect([some > 2, some < 8]).toEqual([true, true]);
});

test('rows that are appended meanwhile are left for the next time', async () => {
  const store = await openWith(3);
  const heads = await store.outsideHeads();
  const checking = verifyStored(store.read, store.keys.audit, heads, ticking(4));
  append(store, 4);
  expect(await checking).toMatchObject({ rows: 3, to: 3, finding: null });
});

test('a chain that is longer than is read at once is checked to its end', async () => {
  const store = await openWith(0);
  const count = 401;
  append(store, 1, count);
  expect(
    await verifyStored(store.read, store.keys.audit, await store.outsideHeads(), ticking(0)),
  ).toMatchObject({ rows: count, from: 1, to: count, finding: null });
});

test('a store without a row says so', async () => {
  const store = await openWith(0);
  expect(chainHeadOf(store.read)).toEqual({ seq: 0, hash: '' });
  expect(evidenceIn(store.read, store.keys.audit, outside)).toEqual({
    key: store.keys.audit,
    anchor: { seq: 0, hash: '', mac: '' },
    heads: { within: { commits: expect.any(Number) as number, auditSeq: 0, auditHash: '' }, ...outside },
    names: null,
    newest: 0,
  });
});

test('a store says what it holds: its newest row, and from where to where there are names', async () => {
  const store = await openWith(5);
  store.transact((db) => db.run(sql`DELETE FROM audit_names WHERE seq IN (1, 3, 5)`));
  expect(evidenceIn(store.read, store.keys.audit, outside)).toMatchObject({
    names: { first: 2, last: 4 },
    newest: 5,
    heads: { within: { auditSeq: 5 } },
  });
});

test('a store of a version that had no anchors and no types of subjects is checked from its first row', async () => {
  const ports = await chainedStore(0);
  await tamperWith(ports, (run) => {
    run('PRAGMA user_version = 13');
    run('DROP TABLE audit_anchor');
    run('DROP TABLE audit_erasures');
    run('ALTER TABLE audit DROP COLUMN subject_type');
  });
  expect(await verified(ports)).toMatchObject({ rows: 0, anchor: null, finding: null });
});

test('a database whose head was taken away is found, and takes no more rows', async () => {
  const ports = await chainedStore(2);
  const { store } = await opened(ports);
  store.transact((db) => db.run(sql`CREATE TABLE kept AS SELECT * FROM commit_head`));
  expect(() =>
    store.transact((db) => {
      db.run(sql`DELETE FROM commit_head`);
      chainHeadOf(db);
    }),
  ).toThrow('The store has no commit head.');
  await store.close();
  await tamperWith(ports, (run) => run('DELETE FROM commit_head'));
  expect((await verified(ports)).finding).toMatchObject({ kind: 'head_changed', seq: 2 });
});
