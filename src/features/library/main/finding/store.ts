import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Reader } from '#main/platform/db/store.ts';
import type { Sight } from '../lifecycle/sight.ts';
import { seen } from '../lifecycle/store.ts';
import { categories, documents, shownDocuments } from '../schema.ts';

/** Every document that somebody sees, newest first, by nothing but its title: a search goes through all of them. */
export const titlesIn = (
  db: Reader,
  sight: Sight,
  categoryId: string | undefined,
): { id: string; title: string }[] =>
  db
    .select({ id: documents.id, title: documents.title })
    .from(documents)
    .where(and(seen(sight), categoryId === undefined ? undefined : eq(documents.categoryId, categoryId)))
    .orderBy(desc(documents.importedAt))
    .all();

/** What is shown of documents beside their titles, by their ids. */
export const aboutDocuments = (db: Reader, ids: readonly string[]) =>
  new Map(
    db
      .select({
        id: shownDocuments.id,
        category: { id: categories.id, name: categories.name },
        importedAt: shownDocuments.importedAt,
      })
      .from(shownDocuments)
      .innerJoin(categories, eq(categories.id, shownDocuments.categoryId))
      .where(inArray(shownDocuments.id, [...ids]))
      .all()
      .map(({ id, ...about }) => [id, about] as const),
  );
