import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const seeded = () =>
  upgradedBy(7, (db) => db.run(sql`INSERT INTO secret_limits VALUES ('a bucket', 3, 5, 60)`));

test('a store from before it keeps its rows, and no code is in force that it did not give out', async () => {
  const { store } = await seeded();
  expect(store.read.all(sql`SELECT bucket FROM secret_limits`)).toEqual([{ bucket: 'a bucket' }]);
  expect(store.read.all(sql`SELECT * FROM recovery_code`)).toEqual([]);
});

test('one code is in force, never two', async () => {
  const { store } = await seeded();
  store.transact((db) => db.run(sql`INSERT INTO recovery_code VALUES (1, 'first')`));
  for (const id of [1, 2]) {
    expect(() =>
      store.transact((db) => db.run(sql`INSERT INTO recovery_code VALUES (${id}, 'second')`)),
    ).toThrow(/INSERT INTO recovery_code/);
  }
  expect(store.read.all(sql`SELECT code_id FROM recovery_code`)).toEqual([{ code_id: 'first' }]);
});
