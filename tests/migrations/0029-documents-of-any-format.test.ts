import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { documentById as documentFor, readDocumentById } from '#features/library/main/store.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { newest, upgradedBy } from './from-version.ts';

const everything = { day: '2026-03-02', everything: true };
const documentById = (db: Reader, id: string) => documentFor(db, id, everything);

const seed = (db: Writer): void => {
  for (const [id, format, state] of [
    ['note', 'txt', 'ready'],
    ['rules', 'md', 'ready'],
    ['half', 'md', 'importing'],
  ]) {
    db.run(sql`INSERT INTO documents
      (id, category_id, title, format, content_hash, characters, words, passages, sample, imported_at, state)
      VALUES (${id}, 'retail-sales', 'Returns', ${format}, ${id}, 8, 1, 1, 0, '2026-03-01', ${state})`);
    db.run(sql`INSERT INTO document_texts (document_id, ordinal, text) VALUES (${id}, 1, 'Returns.')`);
    db.run(sql`INSERT INTO passages (id, document_id, heading, text, start_at, end_at)
      VALUES (${`passage of ${id}`}, ${id}, NULL, 'Returns.', 0, 8)`);
  }
};

test('documents from before it keep their format, their text and their passages, and were UTF-8', async () => {
  const { store } = await upgradedBy(29, seed, newest);
  expect(readDocumentById(store.read, 'rules', everything)).toMatchObject({
    format: 'md',
    encoding: 'utf-8',
    extent: null,
    notices: [],
    text: 'Returns.',
    marks: [],
    cuts: [{ id: 'passage of rules', start: 0, end: 8, place: null }],
  });
  expect(documentById(store.read, 'note')).toMatchObject({ format: 'txt' });
  expect(store.read.all(sql`SELECT id FROM passages`)).toHaveLength(3);
  expect(store.read.all(sql`SELECT rowid FROM passages_fts WHERE passages_fts MATCH 'returns'`)).toHaveLength(
    3,
  );
});

test('what an import left half done is seen by nobody still', async () => {
  const { store } = await upgradedBy(29, seed, newest);
  expect(documentById(store.read, 'half')).toBeNull();
  expect(store.read.get(sql`SELECT format, state FROM documents WHERE id = 'half'`)).toEqual({
    format: 'md',
    state: 'importing',
  });
});

test('a format that the program does not know, and what is no list of notices, are refused', async () => {
  const { store } = await upgradedBy(29, seed, newest);
  /** Why the store refuses a change; `null` where it takes it. */
  const refusalOf = (change: ReturnType<typeof sql>): string | null => {
    try {
      store.transact((db) => db.run(change));
      return null;
    } catch (error) {
      return String(error instanceof Error ? error.cause : error);
    }
  };
  expect(refusalOf(sql`UPDATE documents SET format = 'exe'`)).toMatch(/CHECK/u);
  expect(refusalOf(sql`UPDATE documents SET notices = '{}'`)).toMatch(/CHECK/u);
  expect(refusalOf(sql`UPDATE documents SET encoding = 'ebcdic'`)).toMatch(/CHECK/u);
  const aPdf = sql`UPDATE documents SET format = 'pdf', encoding = NULL, extent = 3 WHERE id = 'note'`;
  expect(refusalOf(aPdf)).toBeNull();
  expect(documentById(store.read, 'note')).toMatchObject({ extent: { kind: 'pages', count: 3 } });
});

test('the marks of a document go with it', async () => {
  const { store } = await upgradedBy(29, seed, newest);
  store.transact((db) => {
    db.run(sql`INSERT INTO document_marks (document_id, ordinal, kind, start_at, end_at, number)
      VALUES ('note', 0, 'page', 0, 8, 1)`);
    db.run(sql`DELETE FROM documents WHERE id = 'note'`);
  });
  expect(store.read.all(sql`SELECT * FROM document_marks`)).toEqual([]);
});

test('the lists of documents are read along their indices', async () => {
  const { store } = await upgradedBy(29, seed, newest);
  const plan = (query: string): string =>
    store.read
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`)
      .map(({ detail }) => detail)
      .join('; ');
  expect(plan('SELECT id FROM library_documents ORDER BY imported_at DESC, id DESC LIMIT 24')).toContain(
    'documents_newest',
  );
  expect(plan("SELECT * FROM document_marks WHERE document_id = 'x' ORDER BY ordinal")).not.toMatch(
    /SCAN|TEMP/u,
  );
});
