import { and, asc, count, desc, eq, gt, gte, inArray, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { personOfRow } from '#main/kernel/audit/store.ts';
import { audit, auditNames } from '#main/kernel/schema.ts';
import type { Reader } from '#main/platform/db/store.ts';
import type { ComingIn } from './coming-in.ts';

/** Which rows are meant. `from` and `before` are moments, UTC. */
export type Wanted = {
  readonly personId?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: 'done' | 'refused' | undefined;
  readonly subjectId?: string | undefined;
  readonly from?: string | undefined;
  readonly before?: string | undefined;
};

const matching = (wanted: Wanted): SQL | undefined =>
  and(
    wanted.personId === undefined ? undefined : eq(personOfRow, wanted.personId),
    wanted.action === undefined ? undefined : eq(audit.action, wanted.action),
    wanted.outcome === undefined ? undefined : eq(audit.outcome, wanted.outcome),
    wanted.subjectId === undefined ? undefined : eq(audit.subjectId, wanted.subjectId),
    ...within(wanted),
  );

/**
 * Both ends, although one may be open: SQLite takes an open span for most of the table and would walk all of it instead of
 * `audit_by_time`.
 */
const within = ({ from, before }: Wanted): SQL[] =>
  from === undefined && before === undefined ? [] : [gte(audit.at, from ?? ''), lt(audit.at, before ?? '~')];

/** Rows that match, counted no further than `most + 1`. Without a filter the numbers of the rows tell it. */
export function countRows(db: Reader, wanted: Wanted, most: number): number {
  const where = matching(wanted);
  if (where === undefined) {
    const [all] = db.all<{ n: number | null }>(
      sql`SELECT (SELECT max(seq) FROM audit) - (SELECT min(seq) FROM audit) + 1 AS n`,
    );
    return all?.n ?? 0;
  }
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(audit)
    .where(where)
    .limit(most + 1)
    .as('some');
  return db.select({ n: count() }).from(some).get()?.n ?? 0;
}

const shown = {
  seq: audit.seq,
  at: audit.at,
  action: audit.action,
  outcome: audit.outcome,
  actorId: audit.actorId,
  subjectId: audit.subjectId,
  subjectType: audit.subjectType,
  details: audit.details,
  hash: audit.hash,
  names: auditNames.names,
};

/** A page of rows with their names, the last that was written first: a clock that was set does not move them. */
export const pageOfRows = (db: Reader, wanted: Wanted, o: { page: number; pageSize: number }) =>
  db
    .select(shown)
    .from(audit)
    .leftJoin(auditNames, eq(auditNames.seq, audit.seq))
    .where(matching(wanted))
    .orderBy(desc(audit.seq))
    .limit(o.pageSize)
    .offset((o.page - 1) * o.pageSize)
    .all();

export type ShownRow = ReturnType<typeof pageOfRows>[number];

/** Rows after row `after` and up to row `through` that match, with their names, in the order in which they were written. */
export const rowsAfter = (
  db: Reader,
  wanted: Wanted,
  o: { after: number; through: number; limit: number },
): ShownRow[] =>
  db
    .select(shown)
    .from(audit)
    .leftJoin(auditNames, eq(auditNames.seq, audit.seq))
    .where(and(gt(audit.seq, o.after), lte(audit.seq, o.through), matching(wanted)))
    .orderBy(asc(audit.seq))
    .limit(o.limit)
    .all();

/** The rows of a person, by action and outcome. */
export const countsByAction = (db: Reader, wanted: Wanted) =>
  db
    .select({ action: audit.action, outcome: audit.outcome, count: count() })
    .from(audit)
    .where(matching(wanted))
    .groupBy(audit.action, audit.outcome)
    .orderBy(desc(count()), asc(audit.action), asc(audit.outcome))
    .all();

/** How many rows of a person there are of each minute that has any: `2026-11-20T09:00`. */
export const countsByMinute = (db: Reader, wanted: Wanted): { minute: string; count: number }[] => {
  const minute = sql<string>`substr(${audit.at}, 1, 16)`;
  return db.select({ minute, count: count() }).from(audit).where(matching(wanted)).groupBy(minute).all();
};

/**
 * The last sign-ins to an account, and attempts at it. Who came in did that themselves: an account that an admin made is
 * on record in the same word as the first one.
 */
export const lastSignIns = (db: Reader, accountId: string, ways: ComingIn, limit: number) =>
  db
    .select({ at: audit.at, outcome: audit.outcome, names: auditNames.names })
    .from(audit)
    .leftJoin(auditNames, eq(auditNames.seq, audit.seq))
    .where(
      and(
        eq(audit.subjectId, accountId),
        or(
          and(inArray(audit.action, [...ways.done]), eq(personOfRow, accountId)),
          inArray(audit.action, [...ways.refused]),
        ),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(limit)
    .all();
