import { and, asc, count, eq, inArray, max, notInArray } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { categories, documents, documentTexts, shownDocuments } from '../schema.ts';

type Category = { readonly id: string; readonly name: string };
type Described = {
  readonly id: string;
  readonly title: string;
  readonly categoryId: string;
  readonly contentHash: string;
};

/** What a pack can hold: documents of which the text is everything. */
const wholeInText = ['txt', 'md'] as const;
type WholeInText = (typeof wholeInText)[number];
const isWholeInText = (format: string): format is WholeInText => wholeInText.some((one) => one === format);

export const categoriesById = (db: Reader, ids: readonly string[]): Category[] =>
  db
    .select({ id: categories.id, name: categories.name })
    .from(categories)
    .where(inArray(categories.id, [...ids]))
    .orderBy(asc(categories.position))
    .all();

/** The first category: there is always one. */
export const anyCategory = (db: Reader): string =>
  db.select({ id: categories.id }).from(categories).orderBy(asc(categories.position)).limit(1).get()?.id ??
  '';

/** Puts a category after all others. */
export function addCategory(db: Writer, category: Category): void {
  const last =
    db
      .select({ position: max(categories.position) })
      .from(categories)
      .get()?.position ?? 0;
  db.insert(categories)
    .values({ ...category, position: last + 1 })
    .run();
}

/** The documents of categories, the oldest first. */
export const documentsOf = (db: Reader, categoryIds: readonly string[]) =>
  db
    .select({
      id: shownDocuments.id,
      title: shownDocuments.title,
      categoryId: shownDocuments.categoryId,
      format: shownDocuments.format,
      contentHash: shownDocuments.contentHash,
      characters: shownDocuments.characters,
    })
    .from(shownDocuments)
    .where(
      and(
        inArray(shownDocuments.categoryId, [...categoryIds]),
        inArray(shownDocuments.format, [...wholeInText]),
      ),
    )
    .orderBy(asc(shownDocuments.importedAt), asc(shownDocuments.id))
    .all()
    .flatMap(({ format, ...document }) => (isWholeInText(format) ? [{ ...document, format }] : []));

/** How many documents of categories hold more than their text. */
export const countOthers = (db: Reader, categoryIds: readonly string[]): number =>
  db
    .select({ n: count() })
    .from(shownDocuments)
    .where(
      and(
        inArray(shownDocuments.categoryId, [...categoryIds]),
        notInArray(shownDocuments.format, [...wholeInText]),
      ),
    )
    .get()?.n ?? 0;

/** The text of a document that everybody sees; `null`: it is gone. */
export function textOf(db: Reader, documentId: string): string | null {
  const pieces = db
    .select({ text: documentTexts.text })
    .from(documentTexts)
    .innerJoin(shownDocuments, eq(shownDocuments.id, documentTexts.documentId))
    .where(eq(documentTexts.documentId, documentId))
    .orderBy(asc(documentTexts.ordinal))
    .all();
  return pieces.length === 0 ? null : pieces.map(({ text }) => text).join('');
}

const describedColumns = {
  id: shownDocuments.id,
  title: shownDocuments.title,
  categoryId: shownDocuments.categoryId,
  contentHash: shownDocuments.contentHash,
};

/** What documents are called now, where they stand and what they came from; those that are gone are left out. */
export const describedById = (db: Reader, ids: readonly string[]): Described[] =>
  db
    .select(describedColumns)
    .from(shownDocuments)
    .where(inArray(shownDocuments.id, [...ids]))
    .all();

/** The same of those that came from files with one of these hashes. */
export const describedByHash = (db: Reader, contentHashes: readonly string[]): Described[] =>
  db
    .select(describedColumns)
    .from(shownDocuments)
    .where(inArray(shownDocuments.contentHash, [...contentHashes]))
    .all();

export const describe = (
  db: Writer,
  id: string,
  about: { readonly title: string; readonly categoryId: string },
): void => void db.update(documents).set(about).where(eq(documents.id, id)).run();

/** Makes a document one that nobody sees and that the next sweep drops, as it drops an import that broke off. */
export const retire = (db: Writer, id: string): void =>
  void db
    .update(documents)
    .set({ state: 'importing', contentHash: `importing ${id}` })
    .where(eq(documents.id, id))
    .run();
