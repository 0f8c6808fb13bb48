import { and, asc, count, desc, eq, gt } from 'drizzle-orm';
import type { z } from 'zod';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { type NewReport, Report } from '../contract.ts';
import { reports, reportsListed } from './schema.ts';

type ReportBody = z.output<typeof Report>;

/** Scores shown beside a report: enough for a line that says something. */
const mostHistory = 7;

export function insertReport(db: Writer, report: NewReport): void {
  const { sessionId, trainee, category, kind, difficulty, title, endedAt, overall, passed } = report;
  const history = [...earlierScores(db, trainee.id, category.id), { sessionId, at: endedAt, overall }];
  const body = JSON.stringify(Report.parse({ ...report, history, removedSources: [] }));
  db.insert(reports)
    .values({
      sessionId,
      accountId: trainee.id,
      categoryId: category.id,
      kind,
      difficulty,
      title,
      endedAt,
      overall,
      passed,
      body,
    })
    .run();
}

const earlierScores = (db: Reader, accountId: string, categoryId: string) =>
  db
    .select({ sessionId: reports.sessionId, at: reports.endedAt, overall: reports.overall })
    .from(reports)
    .where(and(eq(reports.accountId, accountId), eq(reports.categoryId, categoryId)))
    .orderBy(desc(reports.endedAt), desc(reports.sessionId))
    .limit(mostHistory - 1)
    .all()
    .toReversed();

export function reportBySession(db: Reader, sessionId: string): ReportBody | null {
  const row = db.select({ body: reports.body }).from(reports).where(eq(reports.sessionId, sessionId)).get();
  return row === undefined ? null : Report.parse(JSON.parse(row.body));
}

export const countReports = (db: Reader, accountId: string): number =>
  db.select({ n: count() }).from(reports).where(eq(reports.accountId, accountId)).get()?.n ?? 0;

/** Reports of a person, after that of the session `after`, by its id. */
export const reportsOf = (db: Reader, accountId: string, after: string, limit: number): ReportBody[] =>
  db
    .select({ body: reports.body })
    .from(reports)
    .where(and(eq(reports.accountId, accountId), gt(reports.sessionId, after)))
    .orderBy(asc(reports.sessionId))
    .limit(limit)
    .all()
    .map(({ body }) => Report.parse(JSON.parse(body)));

export const eraseReports = (db: Writer, accountId: string): void =>
  void db.delete(reports).where(eq(reports.accountId, accountId)).run();

export function listReports(
  db: Reader,
  o: { accountId?: string | undefined; categoryId?: string | undefined; page: number; pageSize: number },
) {
  const matching = (table: typeof reports | typeof reportsListed) =>
    and(
      o.accountId === undefined ? undefined : eq(table.accountId, o.accountId),
      o.categoryId === undefined ? undefined : eq(table.categoryId, o.categoryId),
    );
  const items = db
    .select({
      sessionId: reportsListed.sessionId,
      title: reportsListed.title,
      kind: reportsListed.kind,
      category: { id: reportsListed.categoryId, name: reportsListed.categoryName },
      difficulty: reportsListed.difficulty,
      trainee: { id: reportsListed.accountId, name: reportsListed.traineeName },
      endedAt: reportsListed.endedAt,
      overall: reportsListed.overall,
      passed: reportsListed.passed,
    })
    .from(reportsListed)
    .where(matching(reportsListed))
    .orderBy(desc(reportsListed.endedAt), desc(reportsListed.sessionId))
    .limit(o.pageSize)
    .offset((o.page - 1) * o.pageSize)
    .all();
  const total = db.select({ total: count() }).from(reports).where(matching(reports)).get()?.total ?? 0;
  return { items, total };
}
