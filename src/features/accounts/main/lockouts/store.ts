import { eq, gt } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { lockouts } from '../schema.ts';

export type LockoutRow = { readonly holder: string; readonly failures: number; readonly leftMs: number };

export const lockedRows = (db: Reader): LockoutRow[] =>
  db.select().from(lockouts).where(gt(lockouts.leftMs, 0)).all();

export const failuresOf = (db: Reader, holder: string): number =>
  db.select({ failures: lockouts.failures }).from(lockouts).where(eq(lockouts.holder, holder)).get()
    ?.failures ?? 0;

export function putLockout(db: Writer, { holder, failures, leftMs }: LockoutRow): void {
  const row = { failures, leftMs };
  db.insert(lockouts)
    .values({ holder, ...row })
    .onConflictDoUpdate({ target: lockouts.holder, set: row })
    .run();
}

/** `false`: there is none to keep, for its person was erased. */
export const keepLeft = (db: Writer, holder: string, leftMs: number): boolean =>
  db.update(lockouts).set({ leftMs }).where(eq(lockouts.holder, holder)).run().changes > 0;

export function dropLockout(db: Writer, holder: string): void {
  db.delete(lockouts).where(eq(lockouts.holder, holder)).run();
}
