import { and, asc, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import {
  documents,
  embedders,
  embedderTerms,
  passages,
  passageTerms,
  passageVectors,
  shownDocuments,
  terms,
} from '../schema.ts';
import type { PackedVector } from './vector-table.ts';

export type Term = { readonly number: number; readonly term: string };

/** Some terms after the one with the number `after`, in order. */
export const termsAfter = (db: Reader, after: number, limit: number): Term[] =>
  db.select().from(terms).where(gt(terms.number, after)).orderBy(asc(terms.number)).limit(limit).all();

export function addTerms(db: Writer, fresh: readonly Term[]): void {
  for (const term of fresh) db.insert(terms).values(term).run();
}

export function addPassageTerms(
  db: Writer,
  rows: readonly { readonly passage: number; readonly terms: Uint8Array }[],
): void {
  for (const row of rows) {
    const packed = Buffer.from(row.terms);
    db.insert(passageTerms)
      .values({ passage: row.passage, terms: packed })
      .onConflictDoUpdate({ target: passageTerms.passage, set: { terms: packed } })
      .run();
  }
}

export const shownDocumentIds = (db: Reader): string[] =>
  db
    .select({ id: shownDocuments.id })
    .from(shownDocuments)
    .all()
    .map(({ id }) => id);

/** Whether the terms of a document were made by `termsBy`. */
export const areTermsBy = (db: Reader, documentId: string, termsBy: number): boolean =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.id, documentId), eq(documents.termsBy, termsBy)))
    .get() !== undefined;

export const noteTermsBy = (db: Writer, documentId: string, termsBy: number): void =>
  void db.update(documents).set({ termsBy }).where(eq(documents.id, documentId)).run();

/** The passages of a document with their terms and, of one embedder, their vectors, after the one that begins at `startAt`. */
export const indexedAfter = (
  db: Reader,
  o: { documentId: string; embedder: string | null; startAt: number; limit: number },
) =>
  db
    .select({
      number: passages.number,
      startAt: passages.startAt,
      terms: passageTerms.terms,
      vector: passageVectors.vector,
      scale: passageVectors.scale,
    })
    .from(passages)
    .innerJoin(passageTerms, eq(passageTerms.passage, passages.number))
    .leftJoin(
      passageVectors,
      and(eq(passageVectors.embedder, o.embedder ?? ''), eq(passageVectors.passage, passages.number)),
    )
    .where(and(eq(passages.documentId, o.documentId), gt(passages.startAt, o.startAt)))
    .orderBy(asc(passages.startAt))
    .limit(o.limit)
    .all();

/** Numbers of passages that match an FTS5 query, best first by its own BM25; a heading weighs twice. */
export const matchingPassages = (
  db: Reader,
  o: { match: string; categoryId?: string | undefined; limit: number },
): number[] => {
  const inCategory =
    o.categoryId === undefined
      ? sql``
      : sql`and exists (select 1 from passages p join documents d on d.id = p.document_id
            where p.number = passages_fts.rowid and d.category_id = ${o.categoryId})`;
  return db
    .all<{ number: number }>(
      sql`select rowid as number from passages_fts where passages_fts match ${o.match} ${inCategory}
          order by bm25(passages_fts, 2.0, 1.0) limit ${o.limit}`,
    )
    .map(({ number }) => number);
};

export type StoredEmbedder = { readonly id: string; readonly dimensions: number; readonly passages: number };

/** The embedder that is in use; `null` while the collection has taught none. */
export const readyEmbedder = (db: Reader): StoredEmbedder | null =>
  db
    .select({ id: embedders.id, dimensions: embedders.dimensions, passages: embedders.passages })
    .from(embedders)
    .where(eq(embedders.isReady, true))
    .orderBy(desc(embedders.id))
    .limit(1)
    .get() ?? null;

export const addEmbedder = (db: Writer, embedder: StoredEmbedder): void =>
  void db
    .insert(embedders)
    .values({ ...embedder, isReady: false })
    .run();

export const markReady = (db: Writer, id: string): void =>
  void db.update(embedders).set({ isReady: true }).where(eq(embedders.id, id)).run();

export type TermBlock = {
  readonly terms: Uint8Array;
  readonly vectors: Uint8Array;
  readonly scales: Uint8Array;
};

export const addTermBlock = (db: Writer, embedder: string, block: number, of: TermBlock): void =>
  void db
    .insert(embedderTerms)
    .values({
      embedder,
      block,
      terms: Buffer.from(of.terms),
      vectors: Buffer.from(of.vectors),
      scales: Buffer.from(of.scales),
    })
    .run();

export const termBlock = (db: Reader, embedder: string, block: number): TermBlock | null =>
  db
    .select({ terms: embedderTerms.terms, vectors: embedderTerms.vectors, scales: embedderTerms.scales })
    .from(embedderTerms)
    .where(and(eq(embedderTerms.embedder, embedder), eq(embedderTerms.block, block)))
    .get() ?? null;

export type PassageVector = { readonly passage: number; readonly vector: PackedVector };

export function addVectors(db: Writer, embedder: string, vectors: readonly PassageVector[]): void {
  for (const { passage, vector } of vectors) {
    const { buffer, byteOffset, byteLength } = vector.values;
    const row = { vector: Buffer.from(buffer, byteOffset, byteLength), scale: vector.scale };
    db.insert(passageVectors)
      .values({ embedder, passage, ...row })
      .onConflictDoUpdate({ target: [passageVectors.embedder, passageVectors.passage], set: row })
      .run();
  }
}

const blocksAtOnce = 8;

/** Takes a helping out of the embedders other than the one that is kept. Answers whether there may be more. */
export function dropOtherEmbedders(db: Writer, kept: string | null, most: number): boolean {
  const other = db
    .select({ id: embedders.id })
    .from(embedders)
    .where(ne(embedders.id, kept ?? ''))
    .limit(1)
    .get();
  if (other === undefined) return false;
  const some = sql`select passage from passage_vectors where embedder = ${other.id} limit ${most}`;
  const gone = db
    .delete(passageVectors)
    .where(and(eq(passageVectors.embedder, other.id), sql`passage in (${some})`))
    .run().changes;
  if (gone > 0) return true;
  // A block is 30 KB, and what is deleted is overwritten.
  const blocks = sql`select block from embedder_terms where embedder = ${other.id} limit ${blocksAtOnce}`;
  const terms = and(eq(embedderTerms.embedder, other.id), sql`block in (${blocks})`);
  if (db.delete(embedderTerms).where(terms).run().changes > 0) return true;
  db.delete(embedders).where(eq(embedders.id, other.id)).run();
  return true;
}

/** The terms of some passages, whatever became of their documents, after the passage with the number `after`. */
export const packedTermsAfter = (db: Reader, after: number, limit: number) =>
  db
    .select({ passage: passageTerms.passage, terms: passageTerms.terms })
    .from(passageTerms)
    .where(gt(passageTerms.passage, after))
    .orderBy(asc(passageTerms.passage))
    .limit(limit)
    .all();

export const dropTerms = (db: Writer, numbers: readonly number[]): void =>
  void db
    .delete(terms)
    .where(inArray(terms.number, [...numbers]))
    .run();
