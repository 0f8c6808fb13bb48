import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { categories, documents, goldenQuestions, listedImports } from '../schema.ts';

/** What of a document is theirs: that they brought it, that they answer for it, or that they put it into the bin. */
const theirs = {
  uploaded: documents.importedBy,
  owned: documents.ownerId,
  binned: documents.binnedBy,
} as const;
export type Theirs = keyof typeof theirs;

/** How many documents are theirs in each way, and how many files in the import queue and golden questions, in one statement. */
export function countTheirs(db: Reader, accountId: string): Record<Theirs | 'imports' | 'golden', number> {
  const having = (what: Theirs) =>
    sql<number>`(select count(*) from ${documents} where ${theirs[what]} = ${accountId})`;
  const imports = sql<number>`(select count(*) from ${listedImports} where ${listedImports.accountId} = ${accountId})`;
  return db.get(
    sql`select ${having('uploaded')} as uploaded, ${having('owned')} as owned, ${having('binned')} as binned,
               ${imports} as imports,
               (select count(*) from ${goldenQuestions} where ${goldenQuestions.writtenBy} = ${accountId}) as golden`,
  );
}

/** Whole documents of theirs after the document `after`, by id, wherever they lie. */
export const theirDocuments = (db: Reader, what: Theirs, accountId: string, after: string, limit: number) =>
  db
    .select({
      id: documents.id,
      title: documents.title,
      category: categories.name,
      importedAt: documents.importedAt,
      binnedAt: documents.binnedAt,
    })
    .from(documents)
    .innerJoin(categories, eq(categories.id, documents.categoryId))
    .where(and(eq(theirs[what], accountId), eq(documents.state, 'ready'), gt(documents.id, after)))
    .orderBy(asc(documents.id))
    .limit(limit)
    .all();

/** Golden questions that they wrote or took. */
export const theirQuestions = (db: Reader, accountId: string) =>
  db
    .select({ text: goldenQuestions.text, category: categories.name, writtenAt: goldenQuestions.writtenAt })
    .from(goldenQuestions)
    .innerJoin(categories, eq(categories.id, goldenQuestions.categoryId))
    .where(eq(goldenQuestions.writtenBy, accountId))
    .orderBy(asc(goldenQuestions.id))
    .all();

/** Documents and questions stay when a person goes; who brought them, answers for them and threw them away does not. */
export function forgetPerson(db: Writer, accountId: string): void {
  db.update(documents).set({ importedBy: null }).where(eq(documents.importedBy, accountId)).run();
  db.update(documents).set({ ownerId: null }).where(eq(documents.ownerId, accountId)).run();
  db.update(documents).set({ binnedBy: null }).where(eq(documents.binnedBy, accountId)).run();
  db.update(goldenQuestions).set({ writtenBy: null }).where(eq(goldenQuestions.writtenBy, accountId)).run();
}
