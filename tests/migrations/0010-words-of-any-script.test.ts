import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Writer } from '#main/platform/db/store.ts';
import { upgradedBy } from './from-version.ts';

const passages = [
  { id: 'english', heading: 'Returns', text: 'The client accepted the café card.' },
  { id: 'japanese', heading: null, text: '返品は14日以内に受け付けます。' },
  { id: 'hindi', heading: null, text: 'किताब वापस करें' },
];
const seed = (db: Writer): void => {
  db.run(sql`INSERT INTO documents
    (id, category_id, title, format, content_hash, characters, words, passages, sample, imported_at)
    VALUES ('d', 'retail-sales', 'Returns', 'txt', 'hash', 1, 1, 3, 0, '2026-03-01')`);
  for (const { id, heading, text } of passages) {
    db.run(sql`INSERT INTO passages (id, document_id, heading, text, start_at, end_at)
      VALUES (${id}, 'd', ${heading}, ${text}, 0, 1)`);
  }
};
type Store = Awaited<ReturnType<typeof upgradedBy>>['store'];
const found = (store: Store, match: string): string[] =>
  store.read
    .all<{ id: string }>(
      sql`SELECT p.id FROM passages_fts f JOIN passages p ON p.number = f.rowid WHERE f.passages_fts MATCH ${match} ORDER BY p.id`,
    )
    .map(({ id }) => id);

test('passages from before it are found as they were, by any ending and with or without accents', async () => {
  const { store } = await upgradedBy(10, seed);
  expect(found(store, 'accepting')).toEqual(['english']);
  expect(found(store, 'returned')).toEqual(['english']);
  expect(found(store, 'cafe')).toEqual(['english']);
  expect(store.read.all(sql`SELECT DISTINCT words_found_by AS by FROM documents`)).toEqual([{ by: '' }]);
});

test('a word with vowel signs is one word', async () => {
  const { store } = await upgradedBy(10, seed);
  expect(found(store, '"किताब"')).toEqual(['hindi']);
  expect(found(store, '"क"')).toEqual([]);
});

test('a passage that is marked is found by its words, and its text stays as it is', async () => {
  const { store } = await upgradedBy(10, seed);
  expect(found(store, '"返品"')).toEqual([]);
  store.transact((db) =>
    db.run(
      sql`UPDATE passages SET text_marked = '返品\u001Fは\u001F14\u001F日以内に受け付けます。' WHERE id = 'japanese'`,
    ),
  );
  expect(found(store, '"返品"')).toEqual(['japanese']);
  expect(store.read.get(sql`SELECT text FROM passages WHERE id = 'japanese'`)).toEqual({
    text: passages[1]?.text,
  });
  store.transact((db) => db.run(sql`DELETE FROM passages WHERE id = 'japanese'`));
  expect(found(store, '"返品"')).toEqual([]);
  expect(() =>
    store.transact((db) =>
      db.run(sql`INSERT INTO passages_fts (passages_fts, rank) VALUES ('integrity-check', 1)`),
    ),
  ).not.toThrow();
});
