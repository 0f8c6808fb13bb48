import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { lifeOf } from '#features/library/main/lifecycle/store.ts';
import { documentByHash } from '#features/library/main/store.ts';
import type { Writer } from '#main/platform/db/store.ts';
import { newest, upgradedBy } from './from-version.ts';

const seed = (db: Writer): void => {
  for (const [id, state] of [
    ['note', 'ready'],
    ['rules', 'ready'],
    ['half', 'importing'],
  ]) {
    db.run(sql`INSERT INTO documents
      (id, category_id, title, format, content_hash, characters, words, passages, sample, imported_at, state)
      VALUES (${id}, 'retail-sales', 'Returns', 'txt', ${`hash of ${id}`}, 8, 1, 1, 0, '2026-03-01', ${state})`);
    db.run(sql`INSERT INTO document_texts (document_id, ordinal, text) VALUES (${id}, 1, 'Returns.')`);
    db.run(sql`INSERT INTO passages (id, document_id, heading, text, start_at, end_at)
      VALUES (${`passage of ${id}`}, ${id}, NULL, 'Returns.', 0, 8)`);
  }
};

const upgraded = async () => {
  const { store } = await upgradedBy(31, seed, newest);
  /** Why the store refuses a change; `null` where it takes it. */
  const refusalOf = (change: ReturnType<typeof sql>): string | null => {
    try {
      store.transact((db) => db.run(change));
      return null;
    } catch (error) {
      return String(error instanceof Error ? error.cause : error);
    }
  };
  const plan = (query: string): string =>
    store.read
      .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`)
      .map(({ detail }) => detail)
      .join('; ');
  return { store, refusalOf, plan };
};

test('documents from before it are approved, valid without end, the only version of themselves, and nobody owns them', async () => {
  const { store } = await upgraded();
  expect(lifeOf(store.read, 'note')).toEqual({
    id: 'note',
    title: 'Returns',
    family: 'note',
    version: 1,
    supersededBy: null,
    ownerId: null,
    coverId: null,
    validFrom: null,
    validUntil: null,
    approval: 'approved',
    binnedAt: null,
    binnedBy: null,
  });
  expect(store.read.all(sql`SELECT id FROM library_documents ORDER BY id`)).toEqual([
    { id: 'note' },
    { id: 'rules' },
  ]);
  expect(lifeOf(store.read, 'half')).toBeNull();
  expect(store.read.all(sql`SELECT id FROM passages`)).toHaveLength(3);
  expect(store.read.all(sql`SELECT rowid FROM passages_fts WHERE passages_fts MATCH 'returns'`)).toHaveLength(
    3,
  );
});

test('they are known by the file that they came from, and the same file may be there twice from now on', async () => {
  const { store, refusalOf, plan } = await upgraded();
  expect(documentByHash(store.read, 'hash of note')).toEqual({ id: 'note', title: 'Returns' });
  expect(refusalOf(sql`UPDATE documents SET content_hash = 'hash of note' WHERE id = 'rules'`)).toBeNull();
  expect(plan("SELECT id FROM library_documents WHERE content_hash = 'x'")).toContain('documents_by_hash');
});

test('what is no day, no decision and no version, and a version behind one that is not there, are refused', async () => {
  const { refusalOf } = await upgraded();
  for (const change of [
    sql`UPDATE documents SET approval = 'perhaps'`,
    sql`UPDATE documents SET valid_from = 'tomorrow'`,
    sql`UPDATE documents SET valid_until = '2026-1-1'`,
    sql`UPDATE documents SET version = 0`,
  ]) {
    expect(refusalOf(change)).toMatch(/CHECK/u);
  }
  expect(refusalOf(sql`UPDATE documents SET superseded_by = 'nothing'`)).toMatch(/FOREIGN KEY/u);
  expect(refusalOf(sql`UPDATE documents SET superseded_by = 'note' WHERE id = 'rules'`)).toBeNull();
  expect(refusalOf(sql`DELETE FROM documents WHERE id = 'note'`)).toMatch(/FOREIGN KEY/u);
});

test('a person who goes leaves no id behind', async () => {
  const { store } = await upgraded();
  store.transact((db) => {
    db.run(sql`INSERT INTO accounts (id, username, username_key, name, password_hash, created_at)
      VALUES ('a', 'dana', 'dana', 'Dana Whitlock', 'v1$x', 't')`);
    db.run(sql`UPDATE documents SET owner_id = 'a', binned_by = 'a'`);
    db.run(sql`DELETE FROM accounts WHERE id = 'a'`);
  });
  expect(store.read.all(sql`SELECT DISTINCT owner_id AS owner, binned_by AS binned FROM documents`)).toEqual([
    { owner: null, binned: null },
  ]);
});

test('the shelf, the bin and what is not for everybody are read along indices that hold all that is asked', async () => {
  const { plan } = await upgraded();
  const valid =
    "approval = 'approved' AND (valid_from IS NULL OR valid_from <= '2026-03-02') AND valid_until IS NULL";
  expect(
    plan(`SELECT id FROM library_documents WHERE ${valid} ORDER BY imported_at DESC, id DESC LIMIT 24`),
  ).toBe('SCAN documents USING COVERING INDEX documents_newest');
  expect(plan(`SELECT count(*) FROM library_documents WHERE category_id = 'x' AND ${valid}`)).toBe(
    'SEARCH documents USING COVERING INDEX documents_by_category (category_id=?)',
  );
  expect(
    plan(`SELECT id FROM library_documents
      WHERE (approval <> 'approved' OR valid_from IS NOT NULL OR valid_until IS NOT NULL) AND valid_until < '2026-03-02'`),
  ).toMatch(/COVERING INDEX documents_restricted/u);
  expect(
    plan("SELECT id FROM documents WHERE state = 'ready' AND binned_at IS NOT NULL ORDER BY binned_at, id"),
  ).toMatch(/^SEARCH documents USING COVERING INDEX documents_in_bin[^;]*$/u);
});
