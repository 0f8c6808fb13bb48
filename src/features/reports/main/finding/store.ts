import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Reader } from '#main/platform/db/store.ts';
import { reportsListed } from '../schema.ts';

/** The titles that reports have, each once: the index is walked from one to the next, however many reports there are. */
export const reportTitles = (db: Reader): string[] =>
  db
    .all<{ title: string | null }>(
      sql`with recursive titles (title) as (
            select min(title) from reports
            union all
            select (select min(title) from reports where title > titles.title) from titles where titles.title is not null
          )
          select title from titles where title is not null limit 2000`,
    )
    .flatMap(({ title }) => title ?? []);

export type ReportRow = ReturnType<typeof newestReports>[number];

/** The newest reports of a person, of these titles, or of these people. */
export const newestReports = (
  db: Reader,
  o: {
    readonly accountIds?: readonly string[] | undefined;
    readonly titles?: readonly string[];
    readonly categoryId?: string | undefined;
    readonly limit: number;
  },
) =>
  db
    .select({
      sessionId: reportsListed.sessionId,
      title: reportsListed.title,
      accountId: reportsListed.accountId,
      traineeName: reportsListed.traineeName,
      category: { id: reportsListed.categoryId, name: reportsListed.categoryName },
      endedAt: reportsListed.endedAt,
      overall: reportsListed.overall,
    })
    .from(reportsListed)
    .where(
      and(
        o.accountIds === undefined ? undefined : inArray(reportsListed.accountId, [...o.accountIds]),
        o.titles === undefined ? undefined : inArray(reportsListed.title, [...o.titles]),
        o.categoryId === undefined ? undefined : eq(reportsListed.categoryId, o.categoryId),
      ),
    )
    .orderBy(desc(reportsListed.endedAt), desc(reportsListed.sessionId))
    .limit(o.limit)
    .all();
