import { and, asc, desc, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Figures } from '../../../contract/golden.ts';
import { inForce, onShelf } from '../../lifecycle/store.ts';
import {
  documents,
  goldenChanges,
  goldenFigures,
  goldenMeasurements,
  goldenQuestions,
  goldenShelf,
  passages,
} from '../../schema.ts';
import type { Measured } from '../figures.ts';

/** What a measurement is of. Two of the same would measure the same. */
export type Measurable = {
  readonly material: string;
  readonly asked: string;
  readonly engine: string;
  readonly embedder: string;
};
export type Measurement = Measurable & {
  readonly number: number;
  readonly measuredAt: string;
  readonly isReference: boolean;
};

const isAsked = and(eq(goldenQuestions.isDraft, false), isNull(goldenQuestions.removedAt));

const valid = (day: string) => and(onShelf, inForce(documents, day));

/** Names every document in force on a day, with its category, in one text. */
export const namesInForce = (db: Reader, day: string): string =>
  db.get<{ names: string | null }>(
    sql`select group_concat(name, ' ') as names
        from (select id || '/' || category_id as name from documents where ${valid(day)} order by id)`,
  ).names ?? '';

/** Names every question that is asked, as it is asked now, in one text; empty: there is none. */
export const namesOfAsked = (db: Reader): string =>
  db.get<{ names: string | null }>(
    sql`select group_concat(name, ' ') as names
        from (select id || '/' || revision as name from golden_questions where ${isAsked} order by id)`,
  ).names ?? '';

const whole = eq(goldenMeasurements.isWhole, true);
const measurementColumns = {
  number: goldenMeasurements.number,
  measuredAt: goldenMeasurements.measuredAt,
  material: goldenMeasurements.material,
  asked: goldenMeasurements.asked,
  engine: goldenMeasurements.engine,
  embedder: goldenMeasurements.embedder,
  isReference: goldenMeasurements.isReference,
};

/** The last of all, or the last that was good. */
export const lastMeasurement = (db: Reader, which: 'any' | 'reference' = 'any'): Measurement | null =>
  db
    .select(measurementColumns)
    .from(goldenMeasurements)
    .where(which === 'any' ? whole : and(whole, eq(goldenMeasurements.isReference, true)))
    .orderBy(desc(goldenMeasurements.number))
    .limit(1)
    .get() ?? null;

/** Begins a measurement that nobody sees before it is whole. What an earlier run left of one goes. */
export function beginMeasurement(db: Writer, of: Measurable): number {
  db.delete(goldenMeasurements).where(eq(goldenMeasurements.isWhole, false)).run();
  return db
    .insert(goldenMeasurements)
    .values({ ...of, measuredAt: '', isWhole: false, isReference: false })
    .returning({ number: goldenMeasurements.number })
    .get().number;
}

export const dropMeasurement = (db: Writer, number: number): void =>
  void db.delete(goldenMeasurements).where(eq(goldenMeasurements.number, number)).run();

export type AskedQuote = {
  readonly ordinal: number;
  readonly documentId: string | null;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
};
export type AskedQuestion = {
  readonly id: string;
  readonly categoryId: string;
  readonly revision: number;
  readonly text: string;
  readonly quotes: readonly AskedQuote[];
};

/** Some questions that are asked, after the one with the id `after`. */
export function askedAfter(db: Reader, after: string, limit: number): AskedQuestion[] {
  type Row = Omit<AskedQuestion, 'quotes'> & { quotes: string };
  const rows = db.all<Row>(sql`
    select id, category_id as categoryId, revision, text,
           (select json_group_array(json_object('ordinal', ordinal, 'documentId', document_id, 'start', start_at,
                   'end', end_at, 'quote', quote)) from golden_passages p where p.question_id = golden_questions.id) as quotes
    from golden_questions where ${isAsked} and id > ${after} order by id limit ${limit}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- made by the statement above
  return rows.map((row) => ({ ...row, quotes: JSON.parse(row.quotes) as AskedQuote[] }));
}

export type FoundPassage = {
  readonly number: number;
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** Passages by their numbers, in the order of these. */
export const passagesByNumber = (db: Reader, numbers: readonly number[]): FoundPassage[] => {
  const found = new Map(
    db
      .select({
        number: passages.number,
        documentId: passages.documentId,
        start: passages.startAt,
        end: passages.endAt,
        text: passages.text,
      })
      .from(passages)
      .where(inArray(passages.number, [...numbers]))
      .all()
      .map((one) => [one.number, one]),
  );
  return numbers.flatMap((number) => found.get(number) ?? []);
};

/** Whether a document of a category is in force on a day. */
export const isInForceIn = (db: Reader, id: string, categoryId: string, day: string): boolean =>
  db
    .select({ id: documents.id })
    .from(documents)
    .where(and(eq(documents.id, id), eq(documents.categoryId, categoryId), valid(day)))
    .get() !== undefined;

export type MeasuredQuote = {
  readonly ordinal: number;
  readonly rank: number | null;
  readonly isGone: boolean;
};
type Place = { readonly documentId: string; readonly start: number; readonly end: number };

/** Keeps the ranks of a question; one that is gone by now has none. */
export function addRanks(
  db: Writer,
  measurement: number,
  question: Pick<AskedQuestion, 'id' | 'revision'>,
  quotes: readonly MeasuredQuote[],
): void {
  const { id, revision } = question;
  for (const { ordinal, rank, isGone } of quotes) {
    db.run(sql`insert into golden_ranks (measurement, question_id, ordinal, revision, rank, is_gone)
      select ${measurement}, id, ${ordinal}, ${revision}, cast(${rank} as integer), ${isGone ? 1 : 0}
      from golden_questions where id = ${id}`);
  }
}

/** Keeps what was found first for a question, unless one of them is gone by now. */
export const addFirst = (db: Writer, measurement: number, questionId: string, first: Place): void =>
  void db.run(sql`insert into golden_firsts (measurement, question_id, document_id, start_at, end_at)
    select ${measurement}, q.id, d.id, ${first.start}, ${first.end} from golden_questions q, documents d
    where q.id = ${questionId} and d.id = ${first.documentId}`);

/** The quote stands somewhere else now. */
export const moveQuote = (
  db: Writer,
  question: Pick<AskedQuestion, 'id' | 'revision'>,
  ordinal: number,
  to: Place,
): void =>
  void db.run(sql`update golden_passages set document_id = ${to.documentId}, start_at = ${to.start}, end_at = ${to.end}
    where question_id = ${question.id} and ordinal = ${ordinal}
      and exists (select 1 from golden_questions where id = ${question.id} and revision = ${question.revision})
      and exists (select 1 from documents where id = ${to.documentId} and state = 'ready')`);

/** What a measurement found, of questions that are still there. */
export function measuredIn(db: Reader, measurement: number): Measured[] {
  type Row = Omit<Measured, 'ranks'> & { rank: number | null };
  const rows = db.all<Row>(sql`
    select r.question_id as questionId, q.category_id as categoryId, r.revision, r.rank
    from golden_ranks r join golden_questions q on q.id = r.question_id and q.removed_at is null
    where r.measurement = ${measurement} order by r.question_id, r.ordinal`);
  return [...Map.groupBy(rows, ({ questionId }) => questionId).values()].flatMap((some) => {
    const [first] = some;
    if (first === undefined) return [];
    const { questionId, categoryId, revision } = first;
    return [{ questionId, categoryId, revision, ranks: some.map(({ rank }) => rank) }];
  });
}

export const addFigures = (db: Writer, measurement: number, categoryId: string, figures: Figures): void =>
  void db
    .insert(goldenFigures)
    .values({ measurement, categoryId, ...figures })
    .run();

/** Notes what came and went since the last measurement, and that this is how it lies now. */
export function noteChanges(db: Writer, measurement: number, day: string): void {
  db.run(sql`insert into golden_changes (measurement, document_id, came)
    select ${measurement}, id, 1 from documents
    where ${valid(day)} and id not in (select document_id from golden_shelf)`);
  db.run(sql`insert into golden_changes (measurement, document_id, came)
    select ${measurement}, document_id, 0 from golden_shelf
    where document_id not in (select id from documents where ${valid(day)})`);
  db.run(sql`delete from golden_shelf where document_id in
    (select document_id from golden_changes where measurement = ${measurement} and came = 0)`);
  db.run(sql`insert into golden_shelf (document_id)
    select document_id from golden_changes where measurement = ${measurement} and came = 1`);
}

/** The first measurement has nothing to be compared with: how it lies then is no change. */
export const noteShelf = (db: Writer, day: string): void => {
  db.delete(goldenShelf).run();
  db.run(sql`insert into golden_shelf (document_id) select id from documents where ${valid(day)}`);
};

/** A newer measurement of the same material takes the place of an older one. */
export function takePlaceOf(db: Writer, older: number, newer: number): void {
  db.run(sql`insert into golden_changes (measurement, document_id, came)
    select ${newer}, document_id, came from golden_changes where measurement = ${older}`);
  dropMeasurement(db, older);
}

export const markWhole = (
  db: Writer,
  number: number,
  how: { readonly measuredAt: string; readonly isReference: boolean },
): void =>
  void db
    .update(goldenMeasurements)
    .set({ ...how, isWhole: true })
    .where(eq(goldenMeasurements.number, number))
    .run();

/** From now on it is what later ones are compared with. */
export function makeReference(db: Writer, number: number): void {
  db.update(goldenMeasurements).set({ isReference: false }).run();
  db.update(goldenMeasurements).set({ isReference: true }).where(eq(goldenMeasurements.number, number)).run();
}

/** Lets measurements go that are neither among the last `keep` nor needed to tell what changed since it was good. */
export function dropOld(db: Writer, keep: number): void {
  const numbers = db
    .select({ number: goldenMeasurements.number, isReference: goldenMeasurements.isReference })
    .from(goldenMeasurements)
    .orderBy(desc(goldenMeasurements.number))
    .all();
  const reference = numbers.find(({ isReference }) => isReference)?.number ?? 0;
  const oldest = Math.min(numbers.at(keep - 1)?.number ?? 0, reference);
  db.delete(goldenMeasurements).where(lt(goldenMeasurements.number, oldest)).run();
}

/** Net of all measurements after one: what came that was not there then, and what was there and went. */
export const changesSince = (db: Reader, measurement: number): { documentId: string; came: boolean }[] =>
  db
    .select({
      documentId: goldenChanges.documentId,
      net: sql<number>`sum(case ${goldenChanges.came} when 1 then 1 else -1 end)`.as('net'),
    })
    .from(goldenChanges)
    .where(sql`${goldenChanges.measurement} > ${measurement}`)
    .groupBy(goldenChanges.documentId)
    .having(sql`net <> 0`)
    .orderBy(asc(goldenChanges.documentId))
    .all()
    .map(({ documentId, net }) => ({ documentId, came: net > 0 }));
