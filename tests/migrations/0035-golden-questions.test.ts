import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Writer } from '#main/platform/db/store.ts';
import { upgradedBy } from './from-version.ts';

const number = 35;

const seed = (db: Writer): void => {
  db.run(sql`INSERT INTO documents
    (id, unique_id, category_id, title, format, content_hash, characters, words, passages, sample, imported_at, state)
    VALUES ('note', 'note', 'retail-sales', 'Returns', 'txt', 'hash', 8, 1, 1, 0, '2026-03-01', 'ready')`);
  db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
    VALUES ('a', 'dana', 'dana', 'Dana Whitlock', 'v1$x', 't')`);
};

const upgraded = async () => {
  const { store } = await upgradedBy(number, seed);
  store.transact((db) => {
    db.run(sql`INSERT INTO golden_questions (id, category_id, text, is_draft, written_by, written_at)
      VALUES ('q', 'retail-sales', 'What is returned?', 0, 'a', 't')`);
    db.run(sql`INSERT INTO golden_passages (question_id, ordinal, document_id, start_at, end_at, quote)
      VALUES ('q', 0, 'note', 0, 8, 'Returns.')`);
    db.run(sql`INSERT INTO golden_measurements
      (number, measured_at, material, asked, engine, embedder, is_whole, is_reference) VALUES (1, 't', '', '', '', '', 1, 1)`);
    db.run(sql`INSERT INTO golden_ranks (measurement, question_id, ordinal, revision, rank, is_gone)
      VALUES (1, 'q', 0, 1, 1, 0)`);
    db.run(sql`INSERT INTO golden_firsts (measurement, question_id, document_id, start_at, end_at)
      VALUES (1, 'q', 'note', 0, 8)`);
    db.run(sql`INSERT INTO golden_figures (measurement, category_id, questions, recall_1, recall_3, recall_10, mrr)
      VALUES (1, 'retail-sales', 1, 1, 1, 1, 1)`);
    db.run(sql`INSERT INTO golden_changes (measurement, document_id, came) VALUES (1, 'note', 1)`);
  });
  const rows = (table: string): unknown[] => store.read.all(sql.raw(`SELECT * FROM ${table}`));
  return { store, rows };
};

test('a document that goes leaves the words of a passage, which are found again elsewhere, and no place', async () => {
  const { store, rows } = await upgraded();
  store.transact((db) => db.run(sql`DELETE FROM documents WHERE id = 'note'`));
  expect(rows('golden_passages')).toMatchObject([{ document_id: null, quote: 'Returns.' }]);
  expect(rows('golden_firsts')).toEqual([]);
  expect(rows('golden_changes')).toHaveLength(1);
});

test('with a question go its passages and ranks, with a measurement all that it found, with a person the name', async () => {
  const { store, rows } = await upgraded();
  store.transact((db) => db.run(sql`DELETE FROM accounts WHERE id = 'a'`));
  expect(rows('golden_questions')).toMatchObject([
    { id: 'q', written_by: null, revision: 1, removed_at: null },
  ]);
  store.transact((db) => db.run(sql`DELETE FROM golden_questions`));
  for (const table of ['golden_passages', 'golden_ranks', 'golden_firsts'])
    expect(rows(table), table).toEqual([]);
  expect(rows('golden_figures')).toHaveLength(1);
  store.transact((db) => db.run(sql`DELETE FROM golden_measurements`));
  for (const table of ['golden_figures', 'golden_changes']) expect(rows(table), table).toEqual([]);
});

test('a place before the first, and what is neither one nor the other, are refused', async () => {
  const { store } = await upgraded();
  const refusalOf = (change: ReturnType<typeof sql>): string => {
    try {
      store.transact((db) => db.run(change));
      return '';
    } catch (error) {
      return String(error instanceof Error ? error.cause : error);
    }
  };
  for (const change of [
    sql`UPDATE golden_ranks SET rank = 0`,
    sql`UPDATE golden_changes SET came = 2`,
    sql`UPDATE golden_questions SET revision = 0`,
    sql`UPDATE golden_figures SET questions = 0`,
  ]) {
    expect(refusalOf(change)).toMatch(/CHECK/u);
  }
  expect(refusalOf(sql`UPDATE golden_ranks SET rank = NULL`)).toBe('');
});
