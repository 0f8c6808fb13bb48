import { and, asc, count, eq, inArray, max, notInArray, or } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { inForce } from '../lifecycle/store.ts';
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

/** What is in force of categories, the oldest first, and each file once: a pack names a document by it. */
export function documentsOf(db: Reader, categoryIds: readonly string[], day: string) {
  const known = new Set<string>();
  const found = db
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
        inForce(shownDocuments, day),
      ),
    )
    .orderBy(asc(shownDocuments.importedAt), asc(shownDocuments.id))
    .all();
  return found.flatMap(({ format, ...document }) => {
    const isFresh = !known.has(document.contentHash);
    known.add(document.contentHash);
    return isFresh && isWholeInText(format) ? [{ ...document, format }] : [];
  });
}

/** How many documents in force of categories hold more than their text. */
export const countOthers = (db: Reader, categoryIds: readonly string[], day: string): number =>
  db
    .select({ n: count() })
    .from(shownDocuments)
    .where(
      and(
        inArray(shownDocuments.categoryId, [...categoryIds]),
        notInArray(shownDocuments.format, [...wholeInText]),
        inForce(shownDocuments, day),
      ),
    )
    .get()?.n ?? 0;

/** The text of a document that is in force; `null`: it is not any more. */
export function textOf(db: Reader, documentId: string, day: string): string | null {
  const pieces = db
    .select({ text: documentTexts.text })
    .from(documentTexts)
    .innerJoin(shownDocuments, eq(shownDocuments.id, documentTexts.documentId))
    .where(and(eq(documentTexts.documentId, documentId), inForce(shownDocuments, day)))
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

/**
 * Makes a document, with the versions that stand behind it, one that nobody sees and that the next sweep drops, as it
 * drops an import that broke off.
 */
export const retire = (db: Writer, id: string): void =>
  void db
    .update(documents)
    .set({ state: 'importing', contentHash: '', supersededBy: null })
    .where(or(eq(documents.id, id), eq(documents.supersededBy, id)))
    .run();
