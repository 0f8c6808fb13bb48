import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { countItems, itemById, listItems } from '#features/library/main/queue/store.ts';
import type { Writer } from '#main/platform/db/store.ts';
import { newest, upgradedBy } from './from-version.ts';

const seed = (db: Writer): void => {
  db.run(sql`INSERT INTO import_items
    (number, id, category_id, title, file_name, bytes, content_hash, state, twin_by, added_at)
    VALUES (1, 'one', 'retail-sales', 'Returns', 'a.txt', 1, 'hash', 'choice', 'title', '2026-03-01')`);
};

test('a file that waited for a choice still does, and nothing of clients was found in it', async () => {
  const { store } = await upgradedBy(37, seed, newest);
  expect(itemById(store.read, 'one')).toMatchObject({
    state: 'choice',
    twinBy: 'title',
    customerData: null,
    customerDataChoice: null,
  });
  expect(listItems(store.read, { page: 1, pageSize: 5 })).toMatchObject([{ id: 'one', customerData: null }]);
  expect(countItems(store.read, '2026-03-02')).toMatchObject([
    { state: 'choice', files: 1, customerData: 0 },
  ]);
});

test('no choice but the known ones is taken', async () => {
  const { store } = await upgradedBy(37, seed, newest);
  expect(() =>
    store.transact((db) => db.run(sql`UPDATE import_items SET customer_data_choice = 'perhaps'`)),
  ).toThrow(expect.objectContaining({ cause: expect.objectContaining({ code: 'SQLITE_CONSTRAINT_CHECK' }) }));
});
