import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { countItems, isPaused, listItems } from '#features/library/main/queue/store.ts';
import type { Writer } from '#main/platform/db/store.ts';
import { newest, upgradedBy } from './from-version.ts';

const seed = (db: Writer): void => {
  db.run(sql`INSERT INTO documents
    (id, unique_id, category_id, title, format, content_hash, characters, words, passages, sample, imported_at)
    VALUES ('note', 'note', 'retail-sales', 'Returns', 'txt', 'hash', 8, 1, 1, 0, '2026-03-01')`);
};

const item = (values: ReturnType<typeof sql>) =>
  sql`INSERT INTO import_items
    (number, id, category_id, title, file_name, bytes, content_hash, state, added_at) VALUES (${values})`;

test('a branch with documents begins with an empty queue that is not paused', async () => {
  const { store } = await upgradedBy(32, seed, newest);
  expect(listItems(store.read, { page: 1, pageSize: 50 })).toEqual([]);
  expect(isPaused(store.read)).toBe(false);
  expect(countItems(store.read, '2026-03-02')).toEqual([
    { isPaused: 0, state: null, isHeld: null, files: 0, customerData: null, before: null },
  ]);
  expect(store.read.all(sql`SELECT id FROM library_documents`)).toEqual([{ id: 'note' }]);
});

test('what needs somebody is listed first, and what is being received or taken back is not listed', async () => {
  const { store } = await upgradedBy(32, seed, newest);
  const states = ['receiving', 'done', 'waiting', 'failed', 'gone', 'choice', 'skipped'];
  store.transact((db) =>
    states.forEach((state, at) =>
      db.run(
        item(sql`${at + 1}, ${state}, 'retail-sales', 'Returns', 'a.txt', 1, 'hash', ${state}, '2026-03-01'`),
      ),
    ),
  );
  expect(listItems(store.read, { page: 1, pageSize: 50 }).map(({ id }) => id)).toEqual([
    'choice',
    'failed',
    'waiting',
    'done',
    'skipped',
  ]);
});

test('a file is not taken out of the queue while bytes of it are there, and no state but the known ones is taken', async () => {
  const { store } = await upgradedBy(32, seed, newest);
  const refusalOf = (change: ReturnType<typeof sql>): string | null => {
    try {
      store.transact((db) => db.run(change));
      return null;
    } catch (error) {
      return String(error instanceof Error ? error.cause : error);
    }
  };
  const one = sql`1, 'one', 'retail-sales', 'Returns', 'a.txt', 1, 'hash'`;
  expect(refusalOf(item(sql`${one}, 'lost', '2026-03-01'`))).toMatch(/CHECK/u);
  expect(refusalOf(item(sql`${one}, 'waiting', '2026-03-01'`))).toBeNull();
  expect(refusalOf(sql`INSERT INTO import_pieces (item, ordinal, content) VALUES (1, 0, x'61')`)).toBeNull();
  expect(refusalOf(sql`DELETE FROM import_items`)).toMatch(/FOREIGN KEY/u);
});
