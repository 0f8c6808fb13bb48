import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const seeded = () =>
  upgradedBy(11, (db) =>
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
      VALUES ('a', 'dana', 'dana', 'Dana Whitlock', 'v1$x', 't')`),
  );

test('a store from before it keeps its people; nothing was set, and no policy was ever in force', async () => {
  const { store } = await seeded();
  expect(store.read.all(sql`SELECT username FROM accounts`)).toEqual([{ username: 'dana' }]);
  expect(store.read.all(sql`SELECT * FROM settings`)).toEqual([]);
  expect(store.read.all(sql`SELECT * FROM applied_policy`)).toEqual([]);
});

test.each([
  ['a second value of a key', sql`INSERT INTO settings VALUES ('branch', '"South"')`],
  ['a value that is not JSON', sql`INSERT INTO settings VALUES ('pcName', 'Till 3')`],
  ['a second policy at once', sql`INSERT INTO applied_policy VALUES (2, 'abc')`],
])('%s is refused', async (_what, statement) => {
  const { store } = await seeded();
  store.transact((db) => db.run(sql`INSERT INTO settings VALUES ('branch', '"North"')`));
  expect(() => store.transact((db) => db.run(statement))).toThrow(/INSERT INTO/);
});
