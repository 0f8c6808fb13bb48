import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

test('a store from before owes no purge, can owe one, and never two', async () => {
  const { store } = await upgradedBy(12, (db) => {
    db.run(sql`INSERT INTO categories (id, name, position) VALUES ('care', 'Care', 13)`);
  });
  expect(store.read.all(sql`SELECT * FROM owed_purge`)).toEqual([]);
  store.transact((db) => {
    store.purge.owe(db);
    store.purge.owe(db);
  });
  expect(store.read.all(sql`SELECT * FROM owed_purge`)).toEqual([{ id: 1 }]);
  const second = () => store.transact((db) => db.run(sql`INSERT INTO owed_purge (id) VALUES (2)`));
  expect(second).toThrow(
    expect.objectContaining({ cause: expect.objectContaining({ code: 'SQLITE_CONSTRAINT_CHECK' }) }),
  );
  expect(store.read.get(sql`SELECT name FROM categories WHERE id = 'care'`)).toEqual({ name: 'Care' });
});
