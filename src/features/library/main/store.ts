import { asc, count, desc, eq, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { highlightedPieces, hitEnd, hitStart } from './match.ts';
import { categories, documents, passages } from './schema.ts';

export type NewPassage = {
  readonly id: string;
  readonly heading: string | null;
  readonly start: number;
  readonly end: number;
};
export type NewDocument = {
  readonly id: string;
  readonly categoryId: string;
  readonly title: string;
  readonly format: 'txt' | 'md';
  readonly text: string;
  readonly contentHash: string;
  readonly words: number;
  readonly sample: boolean;
  readonly importedBy: string;
  readonly importedAt: string;
  readonly cuts: readonly NewPassage[];
};

/** One statement for so many passages: a statement each would cost more than the rows. */
const rowsAtOnce = 200;

const documentColumns = {
  id: documents.id,
  title: documents.title,
  category: { id: documents.categoryId, name: categories.name },
  format: documents.format,
  characters: documents.characters,
  passages: documents.passages,
  words: documents.words,
  sample: documents.sample,
  importedAt: documents.importedAt,
};

export const categoryById = (db: Reader, id: string) =>
  db
    .select({ id: categories.id, name: categories.name })
    .from(categories)
    .where(eq(categories.id, id))
    .get() ?? null;

export const listCategories = (db: Reader) =>
  db
    .select({ id: categories.id, name: categories.name, documents: count(documents.id) })
    .from(categories)
    .leftJoin(documents, eq(documents.categoryId, categories.id))
    .groupBy(categories.id)
    .orderBy(asc(categories.position))
    .all();

export const documentByHash = (db: Reader, contentHash: string) =>
  db
    .select({ id: documents.id, title: documents.title })
    .from(documents)
    .where(eq(documents.contentHash, contentHash))
    .get() ?? null;

export function insertDocument(db: Writer, { cuts, ...document }: NewDocument): void {
  db.insert(documents)
    .values({ ...document, characters: document.text.length, passages: cuts.length })
    .run();
  for (let at = 0; at < cuts.length; at += rowsAtOnce) {
    const rows = cuts.slice(at, at + rowsAtOnce).map(({ id, heading, start, end }) => {
      const text = document.text.slice(start, end);
      return { id, documentId: document.id, heading, text, startAt: start, endAt: end };
    });
    db.insert(passages).values(rows).run();
  }
}

export function listDocuments(
  db: Reader,
  o: { categoryId?: string | undefined; page: number; pageSize: number },
) {
  const matches = o.categoryId === undefined ? undefined : eq(documents.categoryId, o.categoryId);
  const items = db
    .select(documentColumns)
    .from(documents)
    .innerJoin(categories, eq(categories.id, documents.categoryId))
    .where(matches)
    .orderBy(desc(documents.importedAt), desc(documents.id))
    .limit(o.pageSize)
    .offset((o.page - 1) * o.pageSize)
    .all();
  const total = db.select({ total: count() }).from(documents).where(matches).get()?.total ?? 0;
  return { items, total };
}

export function documentById(db: Reader, id: string) {
  const document = db
    .select({ ...documentColumns, text: documents.text })
    .from(documents)
    .innerJoin(categories, eq(categories.id, documents.categoryId))
    .where(eq(documents.id, id))
    .get();
  if (document === undefined) return null;
  const cuts = db
    .select({ id: passages.id, heading: passages.heading, start: passages.startAt, end: passages.endAt })
    .from(passages)
    .where(eq(passages.documentId, id))
    .orderBy(asc(passages.startAt))
    .all();
  return { ...document, cuts };
}

/** Whether a document is still there, for what quotes it. */
export const documentExists = (db: Reader, id: string): boolean =>
  db.select({ id: documents.id }).from(documents).where(eq(documents.id, id)).get() !== undefined;

/** Passages that match an FTS5 query, best first by BM25; a heading weighs twice. */
export function searchPassages(
  db: Reader,
  o: { match: string; categoryId?: string | undefined; limit: number },
) {
  const inCategory = o.categoryId === undefined ? sql`` : sql`and d.category_id = ${o.categoryId}`;
  type Row = {
    documentId: string;
    title: string;
    categoryId: string;
    categoryName: string;
    passageId: string;
    heading: string | null;
    start: number;
    end: number;
    snippet: string;
  };
  const rows = db.all<Row>(sql`
    select d.id as documentId, d.title, c.id as categoryId, c.name as categoryName,
           p.id as passageId, p.heading, p.start_at as start, p.end_at as end,
           snippet(passages_fts, 1, ${hitStart}, ${hitEnd}, '…', 40) as snippet
    from passages_fts
    join passages p on p.number = passages_fts.rowid
    join documents d on d.id = p.document_id
    join categories c on c.id = d.category_id
    where passages_fts match ${o.match} ${inCategory}
    order by bm25(passages_fts, 2.0, 1.0), p.number
    limit ${o.limit}`);
  return rows.map(({ categoryId, categoryName, snippet, ...hit }) => ({
    ...hit,
    category: { id: categoryId, name: categoryName },
    snippet: highlightedPieces(snippet),
  }));
}

/** The passages of a category with the documents they come from, in reading order. */
export const passagesOfCategory = (db: Reader, categoryId: string, limit: number) =>
  db
    .select({
      id: passages.id,
      documentId: passages.documentId,
      documentTitle: documents.title,
      heading: passages.heading,
      text: passages.text,
      start: passages.startAt,
    })
    .from(passages)
    .innerJoin(documents, eq(documents.id, passages.documentId))
    .where(eq(documents.categoryId, categoryId))
    .orderBy(desc(documents.importedAt), asc(documents.id), asc(passages.startAt))
    .limit(limit)
    .all();
