import { asc, count, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '#main/platform/db/store.ts';
import type { GoldenQuestion } from '../../../contract/golden.ts';
import { categories, goldenFigures, goldenMeasurements, goldenQuestions } from '../../schema.ts';

/** The measurements that a question is shown by: the last, and what it is compared with. */
const last = sql`(select max(number) from golden_measurements where is_whole = 1)`;
const reference = sql`(select max(number) from golden_measurements where is_reference = 1)`;

type Wanted = {
  readonly categoryId?: string | undefined;
  /** Only this one. */
  readonly id?: string;
  readonly page: number;
  readonly pageSize: number;
};

const listed = ({
  categoryId,
  id,
}: Pick<Wanted, 'categoryId' | 'id'>) => sql`golden_questions.removed_at is null
  ${categoryId === undefined ? sql`` : sql`and golden_questions.category_id = ${categoryId}`}
  ${id === undefined ? sql`` : sql`and golden_questions.id = ${id}`}`;

/** As it was measured: of the question as it is asked now. */
const ranksIn = (measurement: SQL) => sql`golden_ranks.measurement = ${measurement}
  and golden_ranks.question_id = golden_questions.id and golden_ranks.revision = golden_questions.revision`;

/** How often it was measured so, and at which place the first right passage was then, as `1/3`; a place may be missing. */
const measuredAs = (measurement: SQL) => sql`(
  select count(*) || '/' || coalesce(min(golden_ranks.rank), '') from golden_ranks where ${ranksIn(measurement)})`;

type Row = {
  id: string;
  categoryId: string;
  categoryName: string;
  text: string;
  isDraft: number;
  writtenAt: string;
  passages: string;
  now: string;
  before: string;
  first: string | null;
};

const rankIn = (measured: string): { rank: number | null } | null => {
  const [times, rank] = measured.split('/');
  if (times === '0') return null;
  return { rank: rank === undefined || rank === '' ? null : Number(rank) };
};

/** A page of questions as they are shown, newest first, in one statement; and how many there are. */
export function listQuestions(
  db: Reader,
  { page, pageSize, ...filter }: Wanted,
): { items: GoldenQuestion[]; total: number } {
  const rows = db.all<Row>(sql`
    select golden_questions.id, golden_questions.category_id as categoryId, categories.name as categoryName,
      golden_questions.text, golden_questions.is_draft as isDraft, golden_questions.written_at as writtenAt,
      (select json_group_array(json_object('documentId', documents.id, 'title', documents.title,
              'start', golden_passages.start_at, 'end', golden_passages.end_at, 'quote', golden_passages.quote,
              'isGone', json(case golden_ranks.is_gone when 1 then 'true' else 'false' end)))
        from golden_passages
        left join documents on documents.id = golden_passages.document_id and documents.state = 'ready'
        left join golden_ranks on ${ranksIn(last)} and golden_ranks.ordinal = golden_passages.ordinal
        where golden_passages.question_id = golden_questions.id) as passages,
      ${measuredAs(last)} as now, ${measuredAs(reference)} as before,
      (select json_object('documentId', documents.id, 'title', documents.title, 'start', golden_firsts.start_at,
              'end', golden_firsts.end_at, 'heading', (select passages.heading from passages
                where passages.document_id = documents.id and passages.start_at = golden_firsts.start_at))
        from golden_firsts
        join documents on documents.id = golden_firsts.document_id and documents.state = 'ready'
        where golden_firsts.measurement = ${last} and golden_firsts.question_id = golden_questions.id) as first
    from golden_questions join categories on categories.id = golden_questions.category_id
    where ${listed(filter)}
    order by golden_questions.written_at desc, golden_questions.id desc limit ${pageSize} offset ${(page - 1) * pageSize}`);
  const { total } = db.get<{ total: number }>(
    sql`select count(*) as total from golden_questions where ${listed(filter)}`,
  );
  return { items: rows.map(asShown), total };
}

function asShown({
  categoryId,
  categoryName,
  isDraft,
  passages,
  now,
  before,
  first,
  ...row
}: Row): GoldenQuestion {
  const measured = rankIn(now);
  const isFound = measured?.rank === 1;
  // oxlint-disable typescript/no-unsafe-type-assertion -- both are made by the statement above
  const shown = JSON.parse(passages) as GoldenQuestion['passages'];
  const foundFirst = first === null || isFound ? null : (JSON.parse(first) as GoldenQuestion['first']);
  // oxlint-enable typescript/no-unsafe-type-assertion
  return {
    ...row,
    category: { id: categoryId, name: categoryName },
    isDraft: isDraft === 1,
    passages: shown,
    now: measured,
    before: rankIn(before),
    first: measured === null ? null : foundFirst,
  };
}

/** Categories that have questions, with how many are asked and how many are proposed. */
export const askedCategories = (db: Reader) =>
  db
    .select({
      id: categories.id,
      name: categories.name,
      asked: sql<number>`sum(${goldenQuestions.isDraft} = 0)`,
      drafts: sql<number>`sum(${goldenQuestions.isDraft} = 1)`,
    })
    .from(goldenQuestions)
    .innerJoin(categories, eq(categories.id, goldenQuestions.categoryId))
    .where(sql`${goldenQuestions.removedAt} is null`)
    .groupBy(categories.id)
    .orderBy(asc(categories.position))
    .all();

/** The last measurements, newest first, with what came and went before each. */
export const lastMeasurements = (db: Reader, limit: number) =>
  db
    .select({
      measurement: goldenMeasurements.number,
      at: goldenMeasurements.measuredAt,
      came: changed('came', 1),
      went: changed('went', 0),
    })
    .from(goldenMeasurements)
    .where(eq(goldenMeasurements.isWhole, true))
    .orderBy(desc(goldenMeasurements.number))
    .limit(limit)
    .all();

const changed = (name: string, came: 0 | 1) =>
  sql<number>`(select ${count()} from golden_changes c where c.measurement = golden_measurements.number and c.came = ${came})`.as(
    name,
  );

/** The figures of each category in measurements from one on. */
export const figuresFrom = (db: Reader, measurement: number) =>
  db
    .select()
    .from(goldenFigures)
    .where(sql`${goldenFigures.measurement} >= ${measurement}`)
    .all();
