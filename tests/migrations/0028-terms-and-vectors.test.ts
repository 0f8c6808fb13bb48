import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const seeded = () =>
  upgradedBy(28, (db) => {
    db.run(sql`INSERT INTO documents (id, category_id, title, format, content_hash, characters, words, passages,
      imported_at, state) VALUES ('d', 'retail-sales', 'Care', 'txt', 'h', 15, 3, 1, 't', 'ready')`);
    db.run(sql`INSERT INTO passages (number, id, document_id, text, start_at, end_at)
      VALUES (7, 'p', 'd', 'Wash it weekly.', 0, 15)`);
  });

test('a store from before it keeps its documents, whose terms are still to be made', async () => {
  const { store } = await seeded();
  expect(store.read.all(sql`SELECT id, terms_by FROM documents`)).toEqual([{ id: 'd', terms_by: 0 }]);
  expect(store.read.all(sql`SELECT * FROM passage_terms`)).toEqual([]);
});

test('terms and vectors go with their passage, and vectors with their embedder', async () => {
  const { store } = await seeded();
  const left = () => ({
    terms: store.read.all(sql`SELECT passage FROM passage_terms`).length,
    vectors: store.read.all(sql`SELECT passage FROM passage_vectors`).length,
  });
  store.transact((db) => {
    db.run(sql`INSERT INTO passage_terms VALUES (7, x'01')`);
    for (const id of ['one', 'other']) {
      db.run(sql`INSERT INTO embedders VALUES (${id}, 1, 1, 1)`);
      db.run(sql`INSERT INTO passage_vectors VALUES (${id}, 7, x'7f', 0.5)`);
    }
  });
  expect(left()).toEqual({ terms: 1, vectors: 2 });
  store.transact((db) => db.run(sql`DELETE FROM embedders WHERE id = 'one'`));
  expect(left()).toEqual({ terms: 1, vectors: 1 });
  store.transact((db) => db.run(sql`DELETE FROM passages WHERE number = 7`));
  expect(left()).toEqual({ terms: 0, vectors: 0 });
});

test.each([
  ['terms of no passage', sql`INSERT INTO passage_terms VALUES (8, x'01')`],
  ['the same term twice', sql`INSERT INTO terms VALUES (2, 'glue')`],
  ['a vector of no embedder', sql`INSERT INTO passage_vectors VALUES ('none', 7, x'7f', 0.5)`],
])('%s is refused', async (_what, statement) => {
  const { store } = await seeded();
  store.transact((db) => db.run(sql`INSERT INTO terms VALUES (1, 'glue')`));
  expect(() => store.transact((db) => db.run(statement))).toThrow(/INSERT INTO/);
});
