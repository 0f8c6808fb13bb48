import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const seeded = () =>
  upgradedBy(8, (db) =>
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
      VALUES ('a', 'dana', 'dana', 'Dana Whitlock', 'v1$x', 't'), ('b', 'petra', 'petra', 'Petra Lund', 'v1$y', 't')`),
  );

test('a store from before it keeps its people, and nobody has a code', async () => {
  const { store } = await seeded();
  expect(store.read.all(sql`SELECT username FROM accounts ORDER BY id`)).toEqual([
    { username: 'dana' },
    { username: 'petra' },
  ]);
  expect(store.read.all(sql`SELECT * FROM personal_codes`)).toEqual([]);
});

test.each([
  ['a second code of a person', sql`INSERT INTO personal_codes VALUES ('a', 'h2', 't')`],
  ['the same code for two', sql`INSERT INTO personal_codes VALUES ('b', 'h1', 't')`],
  ['a code of nobody', sql`INSERT INTO personal_codes VALUES ('c', 'h3', 't')`],
])('%s is refused', async (_what, statement) => {
  const { store } = await seeded();
  store.transact((db) => db.run(sql`INSERT INTO personal_codes VALUES ('a', 'h1', 't')`));
  expect(() => store.transact((db) => db.run(statement))).toThrow(/INSERT INTO personal_codes/);
});

test('a person’s code goes with the person, and is found by an index', async () => {
  const { store } = await seeded();
  store.transact((db) => db.run(sql`INSERT INTO personal_codes VALUES ('a', 'h1', 't')`));
  const plan = store.read.all<{ detail: string }>(
    sql`EXPLAIN QUERY PLAN SELECT account_id FROM personal_codes WHERE code_hash = 'h1'`,
  );
  expect(plan.map(({ detail }) => detail).join()).toContain('USING INDEX');
  store.transact((db) => db.run(sql`DELETE FROM accounts WHERE id = 'a'`));
  expect(store.read.all(sql`SELECT * FROM personal_codes`)).toEqual([]);
});
