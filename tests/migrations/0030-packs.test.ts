import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const key = 'a'.repeat(64);
const seeded = () =>
  upgradedBy(30, (db) =>
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
      VALUES ('a', 'dana', 'dana', 'Dana Whitlock', 'v1$x', 't')`),
  );
const pack = sql`INSERT INTO packs VALUES ('desk', 1, 'Desk', 'A house', ${key}, 'm', 't')`;

test('a store from before it keeps its people and categories, and has no packs', async () => {
  const { store } = await seeded();
  expect(store.read.all(sql`SELECT username FROM accounts`)).toEqual([{ username: 'dana' }]);
  expect(store.read.all(sql`SELECT id FROM categories`)).toHaveLength(12);
  for (const table of ['packs', 'pack_documents', 'pack_publishers', 'pack_key']) {
    expect(store.read.all(sql.raw(`SELECT * FROM ${table}`))).toEqual([]);
  }
});

test('what a pack brought goes with the pack, and one document of it is found without a scan', async () => {
  const { store } = await seeded();
  store.transact((db) => {
    db.run(pack);
    db.run(sql`INSERT INTO pack_documents VALUES ('desk', 'one', 'd', 'One', 'c', 'h')`);
  });
  const plan = store.read.all<{ detail: string }>(
    sql`EXPLAIN QUERY PLAN SELECT * FROM pack_documents WHERE pack_id = 'desk' ORDER BY entry_id`,
  );
  expect(plan.map(({ detail }) => detail).join()).toMatch(/SEARCH pack_documents USING INDEX/);
  store.transact((db) => db.run(sql`DELETE FROM packs`));
  expect(store.read.all(sql`SELECT * FROM pack_documents`)).toEqual([]);
});

test.each([
  ['a pack twice', pack],
  ['a version of nought', sql`INSERT INTO packs VALUES ('other', 0, 'Desk', 'A house', ${key}, 'm', 't')`],
  ['a key that is none', sql`INSERT INTO pack_publishers VALUES ('abc', 'A house', 't')`],
  ['a second key of the store', sql`INSERT INTO pack_key VALUES (2, ${key})`],
])('%s is refused', async (_what, statement) => {
  const { store } = await seeded();
  store.transact((db) => db.run(pack));
  expect(() => store.transact((db) => db.run(statement))).toThrow(/INSERT INTO/);
});
