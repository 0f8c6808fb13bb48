import { and, asc, count, eq, gt, inArray, isNull, lt, lte, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { documents, goldenPassages, goldenQuestions, passages } from '../schema.ts';

export type NewQuestion = {
  readonly id: string;
  readonly categoryId: string;
  readonly text: string;
  readonly isDraft: boolean;
  readonly writtenBy: string;
  readonly writtenAt: string;
};
/** The words that answer a question, and where they stand. */
export type Answering = {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};

export function addQuestion(db: Writer, question: NewQuestion, answers: readonly Answering[]): void {
  db.insert(goldenQuestions).values(question).run();
  addAnswers(db, question.id, answers);
}

const addAnswers = (db: Writer, questionId: string, answers: readonly Answering[]): void =>
  answers.forEach(({ documentId, start, end, quote }, ordinal) => {
    const where = { documentId, startAt: start, endAt: end };
    db.insert(goldenPassages)
      .values({ questionId, ordinal, ...where, quote })
      .run();
  });

type Edited = Pick<typeof goldenQuestions.$inferInsert, 'text' | 'writtenBy' | 'writtenAt' | 'revision'>;

/** A person takes a question as it stands from now on; without `answers` those stay. */
export function editQuestion(
  db: Writer,
  id: string,
  edited: Edited,
  answers: readonly Answering[] | null,
): void {
  db.update(goldenQuestions)
    .set({ ...edited, isDraft: false })
    .where(eq(goldenQuestions.id, id))
    .run();
  if (answers === null) return;
  db.delete(goldenPassages).where(eq(goldenPassages.questionId, id)).run();
  addAnswers(db, id, answers);
}

/** A question, removed or not. */
export const questionById = (db: Reader, id: string) =>
  db
    .select({
      id: goldenQuestions.id,
      categoryId: goldenQuestions.categoryId,
      text: goldenQuestions.text,
      revision: goldenQuestions.revision,
      isDraft: goldenQuestions.isDraft,
      removedAt: goldenQuestions.removedAt,
    })
    .from(goldenQuestions)
    .where(eq(goldenQuestions.id, id))
    .get() ?? null;

const inCategory = (categoryId: string) =>
  and(eq(goldenQuestions.categoryId, categoryId), isNull(goldenQuestions.removedAt));

export const countOfCategory = (db: Reader, categoryId: string): number =>
  db.select({ n: count() }).from(goldenQuestions).where(inCategory(categoryId)).get()?.n ?? 0;

/** What is asked already of a category, with the id of its question. */
export const askedIn = (db: Reader, categoryId: string): { id: string; text: string }[] =>
  db
    .select({ id: goldenQuestions.id, text: goldenQuestions.text })
    .from(goldenQuestions)
    .where(inCategory(categoryId))
    .orderBy(asc(goldenQuestions.writtenAt), asc(goldenQuestions.id))
    .all();

export const setRemoved = (db: Writer, id: string, removedAt: string | null): void =>
  void db.update(goldenQuestions).set({ removedAt }).where(eq(goldenQuestions.id, id)).run();

const removedSince = (at: string) => lte(goldenQuestions.removedAt, at);

/** Whether there are any that were removed at that time, or before. */
export const hasRemoved = (db: Reader, removedBefore: string): boolean =>
  db
    .select({ id: goldenQuestions.id })
    .from(goldenQuestions)
    .where(removedSince(removedBefore))
    .limit(1)
    .get() !== undefined;

/** Those that nobody wanted back. */
export const dropRemoved = (db: Writer, removedBefore: string): void =>
  void db.delete(goldenQuestions).where(removedSince(removedBefore)).run();

/** The passages of a document that reach into a stretch of its text, in their order. */
export const passagesWithin = (
  db: Reader,
  documentId: string,
  stretch: { readonly start: number; readonly end: number },
): { text: string; start: number }[] =>
  db
    .select({ text: passages.text, start: passages.startAt })
    .from(passages)
    .where(
      and(
        eq(passages.documentId, documentId),
        lt(passages.startAt, stretch.end),
        gt(passages.endAt, stretch.start),
      ),
    )
    .orderBy(asc(passages.startAt))
    .all();

/** In which category a whole document lies, wherever that is. */
export const categoryOfDocument = (db: Reader, id: string): string | null =>
  db
    .select({ categoryId: documents.categoryId })
    .from(documents)
    .where(and(eq(documents.id, id), eq(documents.state, 'ready')))
    .get()?.categoryId ?? null;

/**
 * Documents are being deleted for good: the words that stood in them go, and with the last of its passages the question,
 * which was made of the same material.
 */
export function forgetQuotes(db: Writer, documentIds: readonly string[]): void {
  const theirs = inArray(goldenPassages.documentId, [...documentIds]);
  const concerned = db
    .selectDistinct({ id: goldenPassages.questionId })
    .from(goldenPassages)
    .where(theirs)
    .all()
    .map(({ id }) => id);
  if (concerned.length === 0) return;
  db.delete(goldenPassages).where(theirs).run();
  const empty = sql`not exists (select 1 from golden_passages p where p.question_id = ${goldenQuestions.id})`;
  db.delete(goldenQuestions)
    .where(and(inArray(goldenQuestions.id, concerned), empty))
    .run();
  // What is left asks the same and is answered by less: it is compared with itself from now on.
  db.update(goldenQuestions)
    .set({ revision: sql`revision + 1` })
    .where(inArray(goldenQuestions.id, concerned))
    .run();
}
