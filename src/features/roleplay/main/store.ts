import { and, asc, count, desc, eq, gt, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { Check, type difficulties, Feedback, type kinds } from '../contract.ts';
import { sessions, turns } from './schema.ts';

/** How a trainee's turn was judged, frozen with the turn. `item` is the question or beat that it answered. */
export const Judged = z.object({
  item: z.number().int().nullable(),
  feedback: Feedback.nullable(),
  checks: z.array(Check),
});
export type Judged = z.output<typeof Judged>;

export type SessionRow = {
  readonly id: string;
  readonly accountId: string;
  readonly kind: (typeof kinds)[number];
  readonly categoryId: string;
  readonly difficulty: (typeof difficulties)[number];
  readonly minutes: number;
  readonly title: string;
  readonly status: 'active' | 'paused' | 'completed' | 'abandoned';
  /** JSON. */
  readonly plan: string;
  readonly state: string;
  readonly usedMs: number;
  readonly engineVersion: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
};
export type TurnRow = {
  readonly id: string;
  readonly ordinal: number;
  readonly speaker: 'trainee' | 'coach' | 'customer';
  readonly text: string;
  readonly at: string;
  readonly engine: 'embedded' | null;
  readonly mood: string | null;
  readonly judged: Judged | null;
};

const open = ['active', 'paused'] as const;

export const insertSession = (db: Writer, row: SessionRow): void =>
  void db.insert(sessions).values(row).run();

export const updateSession = (
  db: Writer,
  id: string,
  change: Partial<Pick<SessionRow, 'status' | 'state' | 'usedMs' | 'endedAt'>>,
): void => void db.update(sessions).set(change).where(eq(sessions.id, id)).run();

export const sessionOf = (db: Reader, id: string, accountId: string): SessionRow | null =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.id, id), eq(sessions.accountId, accountId)))
    .get() ?? null;

/** A practice, whoever's it is: for those who may read it. */
export const sessionById = (db: Reader, id: string): SessionRow | null =>
  db.select().from(sessions).where(eq(sessions.id, id)).get() ?? null;

export const openSessionOf = (db: Reader, accountId: string): SessionRow | null =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), inArray(sessions.status, open)))
    .get() ?? null;

/** Sessions that a crash or quit left running: nobody is in them any more. */
export const pauseInterrupted = (db: Writer): void =>
  void db.update(sessions).set({ status: 'paused' }).where(eq(sessions.status, 'active')).run();

export const anyActive = (db: Reader): boolean =>
  db.select({ id: sessions.id }).from(sessions).where(eq(sessions.status, 'active')).limit(1).get() !==
  undefined;

/** What a person's earlier interviews in a category were to ask, and how far they came, newest first. */
export const earlierInterviews = (
  db: Reader,
  accountId: string,
  categoryId: string,
  limit: number,
): { plan: string; state: string }[] =>
  db
    .select({ plan: sessions.plan, state: sessions.state })
    .from(sessions)
    .where(
      and(
        eq(sessions.accountId, accountId),
        eq(sessions.categoryId, categoryId),
        eq(sessions.kind, 'interview'),
      ),
    )
    .orderBy(desc(sessions.startedAt))
    .limit(limit)
    .all();

/** `textMarked` is how its words are found, where they are run together. */
export function appendTurn(
  db: Writer,
  { id: sessionId, accountId }: Pick<SessionRow, 'id' | 'accountId'>,
  turn: TurnRow & { readonly textMarked: string | null },
): void {
  const judged = turn.judged === null ? null : JSON.stringify(turn.judged);
  db.insert(turns)
    .values({ ...turn, judged, sessionId, accountId })
    .run();
}

export const turnsOf = (db: Reader, sessionId: string): TurnRow[] => turnsOfAll(db, [sessionId]);

/** The turns of several sessions, each in order, with the session that they belong to. */
export const turnsOfAll = (
  db: Reader,
  sessionIds: readonly string[],
): (TurnRow & { readonly sessionId: string })[] =>
  db
    .select({
      id: turns.id,
      sessionId: turns.sessionId,
      ordinal: turns.ordinal,
      speaker: turns.speaker,
      text: turns.text,
      at: turns.at,
      engine: turns.engine,
      mood: turns.mood,
      judged: turns.judged,
    })
    .from(turns)
    .where(inArray(turns.sessionId, [...sessionIds]))
    .orderBy(asc(turns.sessionId), asc(turns.ordinal))
    .all()
    .map(({ judged, ...turn }) => ({
      ...turn,
      judged: judged === null ? null : Judged.parse(JSON.parse(judged)),
    }));

export const countSessions = (db: Reader, accountId: string): number =>
  db.select({ n: count() }).from(sessions).where(eq(sessions.accountId, accountId)).get()?.n ?? 0;

/** Sessions of a person, after the session `after`, by id. */
export const sessionsOf = (db: Reader, accountId: string, after: string, limit: number): SessionRow[] =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), gt(sessions.id, after)))
    .orderBy(asc(sessions.id))
    .limit(limit)
    .all();

/** Deletes every session of a person with its turns. Answers their ids. */
export function eraseSessions(db: Writer, accountId: string): string[] {
  const ofPerson = eq(sessions.accountId, accountId);
  const ids = db.select({ id: sessions.id }).from(sessions).where(ofPerson);
  db.delete(turns).where(inArray(turns.sessionId, ids)).run();
  return db
    .delete(sessions)
    .where(ofPerson)
    .returning({ id: sessions.id })
    .all()
    .map(({ id }) => id);
}
