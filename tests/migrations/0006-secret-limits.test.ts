import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const seeded = () =>
  upgradedBy(6, (db) =>
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
      VALUES ('a', 'dana', 'dana', 'Dana Whitlock', 'v1$x', '2026-03-01T09:00:00.000Z')`),
  );

test('a store from before it keeps its people, and every limit begins full', async () => {
  const { store } = await seeded();
  expect(store.read.all(sql`SELECT username FROM accounts`)).toEqual([{ username: 'dana' }]);
  expect(store.read.all(sql`SELECT * FROM secret_limits`)).toEqual([]);
});

test.each([
  ['fewer than no tokens', sql`INSERT INTO secret_limits VALUES ('b', -1, 5, 60)`],
  ['a limit of nothing', sql`INSERT INTO secret_limits VALUES ('b', 0, 0, 60)`],
  ['a limit without time', sql`INSERT INTO secret_limits VALUES ('b', 0, 5, 0)`],
  ['a bucket twice', sql`INSERT INTO secret_limits VALUES ('b', 0, 5, 60), ('b', 1, 5, 60)`],
])('%s is refused', async (_what, statement) => {
  const { store } = await seeded();
  expect(() => store.transact((db) => db.run(statement))).toThrow(/INSERT INTO secret_limits/);
  expect(store.read.all(sql`SELECT * FROM secret_limits`)).toEqual([]);
});
