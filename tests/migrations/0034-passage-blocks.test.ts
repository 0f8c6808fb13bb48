import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { upgradedBy } from './from-version.ts';

const seeded = () =>
  upgradedBy(34, (db) => {
    db.run(sql`INSERT INTO documents (id, category_id, title, format, unique_id, characters, words, passages,
      imported_at, state, notices, terms_by)
      VALUES ('d', 'retail-sales', 'Care', 'txt', 'h', 15, 3, 1, 't', 'ready', '[]', 1)`);
    db.run(sql`INSERT INTO passages (number, id, document_id, text, start_at, end_at)
      VALUES (7, 'p', 'd', 'Wash it weekly.', 0, 15)`);
    db.run(sql`INSERT INTO passage_terms VALUES (7, x'01')`);
    db.run(sql`INSERT INTO embedders VALUES ('before', 1, 1, 1)`);
    db.run(sql`INSERT INTO passage_vectors VALUES ('before', 7, x'7f', 0.5)`);
  });
const block = sql`INSERT INTO passage_blocks VALUES ('d', 0, x'07000000', x'01', x'01000000')`;

test('a store from before it keeps its documents, whose terms and meanings are made anew', async () => {
  const { store } = await seeded();
  expect(store.read.all(sql`SELECT id, terms_by FROM documents`)).toEqual([{ id: 'd', terms_by: 0 }]);
  expect(store.read.all(sql`SELECT * FROM passage_blocks`)).toEqual([]);
  expect(store.read.all(sql`SELECT * FROM embedders`)).toEqual([]);
});

test('a block goes with its document, and vectors with their block or their embedder', async () => {
  const { store } = await seeded();
  const left = () => ({
    blocks: store.read.all(sql`SELECT block FROM passage_blocks`).length,
    vectors: store.read.all(sql`SELECT block FROM block_vectors`).length,
  });
  store.transact((db) => {
    db.run(block);
    for (const id of ['one', 'other']) {
      db.run(sql`INSERT INTO embedders VALUES (${id}, 1, 1, 1)`);
      db.run(sql`INSERT INTO block_vectors VALUES (${id}, 'd', 0, x'7f', x'0000003f')`);
    }
  });
  expect(left()).toEqual({ blocks: 1, vectors: 2 });
  store.transact((db) => db.run(sql`DELETE FROM embedders WHERE id = 'one'`));
  expect(left()).toEqual({ blocks: 1, vectors: 1 });
  store.transact((db) => {
    db.run(sql`DELETE FROM passages`);
    db.run(sql`DELETE FROM documents`);
  });
  expect(left()).toEqual({ blocks: 0, vectors: 0 });
});

test.each([
  [
    'a block of no document',
    sql`INSERT INTO passage_blocks VALUES ('none', 0, x'07000000', x'01', x'01000000')`,
  ],
  ['the same block twice', block],
  ['vectors of no block', sql`INSERT INTO block_vectors VALUES ('one', 'd', 1, x'7f', x'0000003f')`],
  ['vectors of no embedder', sql`INSERT INTO block_vectors VALUES ('none', 'd', 0, x'7f', x'0000003f')`],
])('%s is refused', async (_what, statement) => {
  const { store } = await seeded();
  store.transact((db) => {
    db.run(block);
    db.run(sql`INSERT INTO embedders VALUES ('one', 1, 1, 1)`);
  });
  expect(() => store.transact((db) => db.run(statement))).toThrow(/INSERT INTO/);
});
