import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Writer } from '#main/platform/db/store.ts';
import { upgradedBy } from './from-version.ts';

const text = 'Returns are accepted within 14 days.\n\nAsk for the receipt first.';

/** Two documents of the version before; the first has a passage. */
const seed = (db: Writer): void => {
  for (const id of ['a', 'b']) {
    db.run(sql`INSERT INTO documents
      (id, category_id, title, format, text, content_hash, characters, words, passages, sample, imported_by, imported_at)
      VALUES (${id}, 'retail-sales', 'Returns', 'txt', ${text}, ${`hash of ${id}`}, 65, 11, 1, 0, NULL, ${`2026-03-0${id === 'a' ? 1 : 2}`})`);
  }
  db.run(sql`INSERT INTO passages (id, document_id, heading, text, start_at, end_at)
    VALUES ('p', 'a', NULL, ${text}, 0, 65)`);
};
const upgraded = () => upgradedBy(9, seed);

const planOf = (
  store: Awaited<ReturnType<typeof upgraded>>['store'],
  query: ReturnType<typeof sql>,
): string =>
  store.read
    .all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`)
    .map(({ detail }) => detail)
    .join('; ');

test('documents from before it are shown, with the text that they had', async () => {
  const { store } = await upgraded();
  expect(store.read.all(sql`SELECT id, content_hash AS hash FROM library_documents ORDER BY id`)).toEqual([
    { id: 'a', hash: 'hash of a' },
    { id: 'b', hash: 'hash of b' },
  ]);
  expect(
    store.read.all(sql`SELECT document_id AS id, ordinal, text FROM document_texts ORDER BY id`),
  ).toEqual([
    { id: 'a', ordinal: 1, text },
    { id: 'b', ordinal: 1, text },
  ]);
  expect(store.read.all(sql`SELECT id FROM passages`)).toEqual([{ id: 'p' }]);
});

test('what is being imported is not shown, and the text goes with its document', async () => {
  const { store } = await upgraded();
  store.transact((db) => db.run(sql`UPDATE documents SET state = 'importing' WHERE id = 'a'`));
  expect(store.read.all(sql`SELECT id FROM library_documents`)).toEqual([{ id: 'b' }]);
  store.transact((db) => db.run(sql`DELETE FROM documents WHERE id = 'a'`));
  expect(store.read.all(sql`SELECT document_id AS id FROM document_texts`)).toEqual([{ id: 'b' }]);
});

test('a document is importing or ready, and a piece of text stands in one place', async () => {
  const { store } = await upgraded();
  const refused = [
    sql`UPDATE documents SET state = 'half' WHERE id = 'a'`,
    sql`INSERT INTO document_texts VALUES ('a', 1, 'again')`,
    sql`INSERT INTO document_texts VALUES ('nobody', 1, 'text')`,
  ];
  for (const statement of refused)
    expect(() => store.transact((db) => db.run(statement))).toThrow(/Failed to run/);
});

test('the list screens read the shown documents by an index, without sorting', async () => {
  const { store } = await upgraded();
  const newest = sql`SELECT title FROM library_documents ORDER BY imported_at DESC, id DESC LIMIT 50`;
  const inCategory = sql`SELECT title FROM library_documents WHERE category_id = 'x' ORDER BY imported_at DESC, id DESC LIMIT 50`;
  expect(planOf(store, newest)).toBe('SCAN documents USING INDEX documents_newest');
  expect(planOf(store, inCategory)).toBe(
    'SEARCH documents USING INDEX documents_by_category (category_id=?)',
  );
  expect(planOf(store, sql`SELECT count(*) FROM library_documents`)).toContain('USING COVERING INDEX');
});
