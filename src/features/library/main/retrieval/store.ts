import { and, asc, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import {
  blockVectors,
  documents,
  embedders,
  embedderTerms,
  passageBlocks,
  shownDocuments,
  terms,
} from '../schema.ts';
import type { BlockName, PassageBlock } from './passage-index.ts';
import type { PackedVectors } from './vector-table.ts';

export type Term = { readonly number: number; readonly term: string };

/** Some terms after the one with the number `after`, in order. */
export const termsAfter = (db: Reader, after: number, limit: number): Term[] =>
  db.select().from(terms).where(gt(terms.number, after)).orderBy(asc(terms.number)).limit(limit).all();

export function addTerms(db: Writer, fresh: readonly Term[]): void {
  if (fresh.length === 0) return;
  db.run(
    sql`insert into terms (number, term) select value ->> 'number', value ->> 'term' from json_each(${JSON.stringify(fresh)})`,
  );
}

type Numbers = Uint32Array | Int8Array | Float32Array | Uint8Array;
/** The same memory as bytes. */
const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength);
/** A copy that begins where a view of 32 bits may begin. */
export const alignedCopy = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

export const addBlock = (db: Writer, { documentId, block, numbers, terms }: PassageBlock): void =>
  void db
    .insert(passageBlocks)
    .values({
      documentId,
      block,
      passages: bytesOf(numbers),
      terms: bytesOf(terms.bytes),
      ends: bytesOf(terms.ends),
    })
    .run();

/** Takes one block of a document out. Answers whether there may be more. */
export const dropBlock = (db: Writer, documentId: string): boolean =>
  db
    .delete(passageBlocks)
    .where(
      and(
        eq(passageBlocks.documentId, documentId),
        sql`block = (select min(block) from passage_blocks where document_id = ${documentId})`,
      ),
    )
    .run().changes > 0;

export const shownDocumentIds = (db: Reader): string[] =>
  db
    .select({ id: shownDocuments.id })
    .from(shownDocuments)
    .all()
    .map(({ id }) => id);

export const documentIdsIn = (db: Reader, categoryId: string): string[] =>
  db
    .select({ id: shownDocuments.id })
    .from(shownDocuments)
    .where(eq(shownDocuments.categoryId, categoryId))
    .all()
    .map(({ id }) => id);

/** `undefined`: nobody sees such a document. */
export const titleOf = (db: Reader, documentId: string): string | undefined =>
  db
    .select({ title: shownDocuments.title })
    .from(shownDocuments)
    .where(eq(shownDocuments.id, documentId))
    .get()?.title;

/** Whether the terms of a document were made by `termsBy`. */
export const areTermsBy = (db: Reader, documentId: string, termsBy: number): boolean =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.id, documentId), eq(documents.termsBy, termsBy)))
    .get() !== undefined;

export const noteTermsBy = (db: Writer, documentId: string, termsBy: number): void =>
  void db.update(documents).set({ termsBy }).where(eq(documents.id, documentId)).run();

/** The blocks of a document that everybody sees, and of one embedder their vectors, after the one counted `after`. */
export const blocksAfter = (
  db: Reader,
  o: { documentId: string; embedder: string | null; after: number; limit: number },
): (PassageBlock & { readonly vectors: PackedVectors | null })[] =>
  db
    .select({
      block: passageBlocks.block,
      passages: passageBlocks.passages,
      terms: passageBlocks.terms,
      ends: passageBlocks.ends,
      vectors: blockVectors.vectors,
      scales: blockVectors.scales,
    })
    .from(passageBlocks)
    .innerJoin(shownDocuments, eq(shownDocuments.id, passageBlocks.documentId))
    .leftJoin(
      blockVectors,
      and(
        eq(blockVectors.embedder, o.embedder ?? ''),
        eq(blockVectors.documentId, passageBlocks.documentId),
        eq(blockVectors.block, passageBlocks.block),
      ),
    )
    .where(and(eq(passageBlocks.documentId, o.documentId), gt(passageBlocks.block, o.after)))
    .orderBy(asc(passageBlocks.block))
    .limit(o.limit)
    .all()
    .map(({ block, passages, terms: bytes, ends, vectors, scales }) => ({
      documentId: o.documentId,
      block,
      numbers: new Uint32Array(alignedCopy(passages)),
      terms: { bytes, ends: new Uint32Array(alignedCopy(ends)) },
      vectors:
        vectors === null || scales === null
          ? null
          : { values: new Int8Array(vectors), scales: new Float32Array(alignedCopy(scales)) },
    }));

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

export const addTermBlock = (
  db: Writer,
  embedder: string,
  block: number,
  of: { readonly terms: Uint32Array; readonly vectors: Int8Array; readonly scales: Float32Array },
): void =>
  void db
    .insert(embedderTerms)
    .values({
      embedder,
      block,
      terms: bytesOf(of.terms),
      vectors: bytesOf(of.vectors),
      scales: bytesOf(of.scales),
    })
    .run();

export const termBlock = (db: Reader, embedder: string, block: number): TermBlock | null =>
  db
    .select({ terms: embedderTerms.terms, vectors: embedderTerms.vectors, scales: embedderTerms.scales })
    .from(embedderTerms)
    .where(and(eq(embedderTerms.embedder, embedder), eq(embedderTerms.block, block)))
    .get() ?? null;

export type BlockVectors = BlockName & { readonly vectors: PackedVectors };

export function addVectors(db: Writer, embedder: string, blocks: readonly BlockVectors[]): void {
  for (const { documentId, block, vectors } of blocks) {
    const row = { vectors: bytesOf(vectors.values), scales: bytesOf(vectors.scales) };
    db.insert(blockVectors)
      .values({ embedder, documentId, block, ...row })
      .onConflictDoUpdate({
        target: [blockVectors.embedder, blockVectors.documentId, blockVectors.block],
        set: row,
      })
      .run();
  }
}

const termBlocksAtOnce = 8;

/** Takes a helping out of the embedders other than the one that is kept. Answers whether there may be more. */
export function dropOtherEmbedders(db: Writer, kept: string | null, most: number): boolean {
  const other = db
    .select({ id: embedders.id })
    .from(embedders)
    .where(ne(embedders.id, kept ?? ''))
    .limit(1)
    .get();
  if (other === undefined) return false;
  const some = sql`select rowid from block_vectors where embedder = ${other.id} limit ${most}`;
  const gone = db
    .delete(blockVectors)
    .where(sql`rowid in (${some})`)
    .run().changes;
  if (gone > 0) return true;
  // A block is 30 KB, and what is deleted is overwritten.
  const blocks = sql`select block from embedder_terms where embedder = ${other.id} limit ${termBlocksAtOnce}`;
  const terms = and(eq(embedderTerms.embedder, other.id), sql`block in (${blocks})`);
  if (db.delete(embedderTerms).where(terms).run().changes > 0) return true;
  db.delete(embedders).where(eq(embedders.id, other.id)).run();
  return true;
}

/** The packed terms of some blocks, whatever became of their documents, after the row `after`. */
export const packedTermsAfter = (
  db: Reader,
  after: number,
  limit: number,
): { row: number; terms: Uint8Array }[] =>
  db.all(
    sql`select rowid as row, terms from passage_blocks where rowid > ${after} order by rowid limit ${limit}`,
  );

export const dropTerms = (db: Writer, numbers: readonly number[]): void =>
  void db
    .delete(terms)
    .where(inArray(terms.number, [...numbers]))
    .run();
