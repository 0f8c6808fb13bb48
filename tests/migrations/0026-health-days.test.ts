import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const seeded = () =>
  upgradedBy(26, (db) =>
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
      VALUES ('a', 'dana', 'dana', 'Dana Whitlock', 'v1$x', 't')`),
  );

test('a store from before it keeps its people, and nothing is known of any day', async () => {
  const { store } = await seeded();
  expect(store.read.all(sql`SELECT username FROM accounts`)).toEqual([{ username: 'dana' }]);
  expect(store.read.all(sql`SELECT * FROM health_days`)).toEqual([]);
});

test.each([
  ['a day twice', sql`INSERT INTO health_days VALUES ('2026-11-20', '{}')`],
  ['what is no day', sql`INSERT INTO health_days VALUES ('yesterday', '{}')`],
  ['what is not JSON', sql`INSERT INTO health_days VALUES ('2026-11-21', 'low')`],
])('%s is refused', async (_what, statement) => {
  const { store } = await seeded();
  store.transact((db) => db.run(sql`INSERT INTO health_days VALUES ('2026-11-20', '{"disk":"low"}')`));
  expect(() => store.transact((db) => db.run(statement))).toThrow(/INSERT INTO/);
});
