import { eq, inArray } from 'drizzle-orm';
import type { Reader } from '#main/platform/db/store.ts';
import { categories, documents } from '../../schema.ts';

/** Documents that changed, as far as they are still there. */
export const changedDocuments = (db: Reader, ids: readonly string[]) =>
  db
    .select({
      id: documents.id,
      title: documents.title,
      category: { id: documents.categoryId, name: categories.name },
      importedAt: documents.importedAt,
      family: documents.family,
      supersededBy: documents.supersededBy,
      binnedAt: documents.binnedAt,
      approval: documents.approval,
      validFrom: documents.validFrom,
      validUntil: documents.validUntil,
      ownerId: documents.ownerId,
      state: documents.state,
    })
    .from(documents)
    .innerJoin(categories, eq(categories.id, documents.categoryId))
    .where(inArray(documents.id, [...ids]))
    .all()
    .filter(({ state }) => state === 'ready');
export type ChangedDocument = ReturnType<typeof changedDocuments>[number];
