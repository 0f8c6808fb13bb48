import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Writer } from '#main/platform/db/store.ts';
import { upgradedBy } from './from-version.ts';

const seed = (db: Writer): void => {
  db.run(sql`INSERT INTO documents
    (id, category_id, title, format, content_hash, unique_id, characters, words, passages, sample, imported_at, state)
    VALUES ('note', 'retail-sales', 'Returns', 'txt', 'hash', 'note', 8, 1, 1, 0, '2026-03-01', 'ready')`);
  db.run(sql`INSERT INTO import_items (id, category_id, title, file_name, bytes, content_hash, state, added_at)
    VALUES ('item', 'retail-sales', 'Returns', 'returns.txt', 8, 'hash', 'waiting', 't')`);
};
const upgraded = () => upgradedBy(36, seed);
const picture = sql`INSERT INTO pictures (id, content_hash, format, name, alt, width, height, added_at)
  VALUES ('p', 'h', 'png', 'A hall', '', 10, 10, 't')`;
const copy = (size: number) =>
  sql`INSERT INTO picture_copies (picture_id, size, width, height, content) VALUES ('p', ${size}, 10, 10, x'00')`;

test('documents from before it have no cover, and files that waited are no pictures', async () => {
  const { store } = await upgraded();
  expect(store.read.all(sql`SELECT title, cover_id FROM documents`)).toEqual([
    { title: 'Returns', cover_id: null },
  ]);
  expect(store.read.all(sql`SELECT kind, picture_id, rank FROM listed_imports`)).toEqual([
    { kind: 'document', picture_id: null, rank: 3 },
  ]);
});

test('a picture that goes takes its copies along and leaves documents and files', async () => {
  const { store } = await upgraded();
  store.transact((db) => {
    for (const statement of [picture, copy(200), copy(600)]) db.run(statement);
    db.run(sql`UPDATE documents SET cover_id = 'p'`);
    db.run(sql`UPDATE import_items SET picture_id = 'p'`);
  });
  store.transact((db) => db.run(sql`DELETE FROM pictures`));
  expect(store.read.all(sql`SELECT * FROM picture_copies`)).toEqual([]);
  expect(store.read.all(sql`SELECT cover_id FROM documents`)).toEqual([{ cover_id: null }]);
  expect(store.read.all(sql`SELECT picture_id FROM import_items`)).toEqual([{ picture_id: null }]);
});

test.each([
  ['SELECT * FROM pictures ORDER BY added_at DESC, id DESC LIMIT 50', 'pictures_newest'],
  ["SELECT id FROM pictures WHERE added_by = 'a'", 'pictures_by_adder'],
  [
    "SELECT content FROM picture_copies WHERE picture_id = 'p' AND size >= 200 ORDER BY size",
    'picture_copies',
  ],
  ["SELECT id FROM documents WHERE cover_id = 'p'", 'documents_by_cover'],
  ["SELECT id FROM import_items WHERE picture_id = 'p'", 'imports_by_picture'],
])('%s scans nothing', async (query, index) => {
  const { store } = await upgraded();
  const plan = store.read.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`).map(({ detail }) => detail);
  expect(plan.join()).toContain(index);
  expect(plan.join()).not.toMatch(/TEMP B-TREE|SCAN (?!pictures USING INDEX)/);
});

test.each([
  [
    'the same file twice',
    sql`INSERT INTO pictures SELECT 'q', content_hash, format, name, alt, width, height, added_by, added_at FROM pictures`,
  ],
  ['a copy of another size', copy(300)],
  ['a cover that is not there', sql`UPDATE documents SET cover_id = 'nothing'`],
])('%s is refused', async (_what, statement) => {
  const { store } = await upgraded();
  store.transact((db) => db.run(picture));
  expect(() => store.transact((db) => db.run(statement))).toThrow(/INSERT INTO|UPDATE/);
});
