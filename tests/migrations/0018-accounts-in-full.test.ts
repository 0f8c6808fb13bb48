import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const seeded = () =>
  upgradedBy(18, (db) => {
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, status, created_at)
      VALUES ('a', 'Dana', 'dana', 'Dana Whitlock', 'v1$x', 'locked', 't'),
             ('b', 'petra', 'petra', 'Petra Lund', 'v1$y', 'inactive', 't')`);
    db.run(sql`INSERT INTO account_roles VALUES ('a', 'trainee')`);
  });

describe('a store from before accounts in full', () => {
  test('keeps its people, who sign in by their username as before', async () => {
    const { store } = await seeded();
    expect(
      store.read.all(sql`SELECT id, username, status, waiting, notice_version FROM accounts ORDER BY id`),
    ).toEqual([
      { id: 'a', username: 'Dana', status: 'active', waiting: 0, notice_version: null },
      { id: 'b', username: 'petra', status: 'inactive', waiting: 0, notice_version: null },
    ]);
    expect(store.read.all(sql`SELECT * FROM account_identifiers ORDER BY key`)).toEqual([
      { key: 'dana', account_id: 'a', kind: 'username' },
      { key: 'petra', account_id: 'b', kind: 'username' },
    ]);
    expect(store.read.all(sql`SELECT * FROM account_roles`)).toHaveLength(1);
  });

  test('gives a lock without an end the usual quarter of an hour', async () => {
    const { store } = await seeded();
    expect(store.read.all(sql`SELECT * FROM lockouts`)).toEqual([
      { holder: 'a', failures: 0, left_ms: 900_000 },
    ]);
  });
});

test.each([
  ['a name of two people', sql`INSERT INTO account_identifiers VALUES ('dana', 'b', 'email')`],
  ['a second username of a person', sql`INSERT INTO account_identifiers VALUES ('dana2', 'a', 'username')`],
  ['a name of nobody', sql`INSERT INTO account_identifiers VALUES ('x', 'c', 'email')`],
  ['a code of nobody', sql`INSERT INTO one_time_codes VALUES ('c', 'reset', 'h', 't')`],
  ['a lock of less than nothing', sql`INSERT INTO lockouts VALUES ('b', 0, -1)`],
])('%s is refused', async (_what, statement) => {
  const { store } = await seeded();
  expect(() => store.transact((db) => db.run(statement))).toThrow(/INSERT INTO/);
});

test('whatever hangs on a person goes with them, and is found by an index', async () => {
  const { store } = await seeded();
  store.transact((db) => {
    db.run(sql`INSERT INTO one_time_codes VALUES ('a', 'reset', 'h', 't')`);
    db.run(sql`INSERT INTO kept_sign_ins VALUES ('k', 'a', 'h', 't', 't', 't', 0)`);
    db.run(sql`DELETE FROM accounts WHERE id = 'a'`);
  });
  for (const table of ['account_identifiers', 'one_time_codes', 'kept_sign_ins']) {
    const left = store.read.all(sql.raw(`SELECT 1 FROM ${table} WHERE account_id = 'a'`));
    expect(left).toEqual([]);
    const plan = store.read.all<{ detail: string }>(
      sql.raw(`EXPLAIN QUERY PLAN SELECT 1 FROM ${table} WHERE account_id = 'a'`),
    );
    expect(plan.map(({ detail }) => detail).join()).not.toMatch(/SCAN/);
  }
});
