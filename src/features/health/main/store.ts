import { asc, eq, gte, lt } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { healthDays } from './schema.ts';

/** What is known of a day, as JSON. */
export const findingsOn = (db: Reader, day: string): string | null =>
  db.select({ findings: healthDays.findings }).from(healthDays).where(eq(healthDays.day, day)).get()
    ?.findings ?? null;

/** The days from this one on, the first first. */
export const daysFrom = (db: Reader, day: string): { day: string; findings: string }[] =>
  db.select().from(healthDays).where(gte(healthDays.day, day)).orderBy(asc(healthDays.day)).all();

export const putDay = (db: Writer, day: string, findings: string): void =>
  void db
    .insert(healthDays)
    .values({ day, findings })
    .onConflictDoUpdate({ target: healthDays.day, set: { findings } })
    .run();

export const removeDaysBefore = (db: Writer, day: string): void =>
  void db.delete(healthDays).where(lt(healthDays.day, day)).run();
