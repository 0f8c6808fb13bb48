import { eq, lte } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { oneTimeCodes, personalCodes } from '../schema.ts';

/** Whose own recovery code has this hash. */
export const holderOfPersonalCode = (db: Reader, codeHash: string): string | null =>
  db
    .select({ accountId: personalCodes.accountId })
    .from(personalCodes)
    .where(eq(personalCodes.codeHash, codeHash))
    .get()?.accountId ?? null;

/** Puts a person's recovery code in the place of the one before. */
export function putPersonalCode(db: Writer, code: { accountId: string; codeHash: string; at: Date }): void {
  const { accountId, codeHash, at } = code;
  const row = { codeHash, madeAt: at.toISOString() };
  db.insert(personalCodes)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: personalCodes.accountId, set: row })
    .run();
}

export type OneTimeCodeRow = {
  readonly accountId: string;
  readonly purpose: 'setUp' | 'reset';
  readonly codeHash: string;
  /** What is said of its end: wall time. */
  readonly expiresAt: string;
  /** Its end, by the time of the store. */
  readonly endsMs: number;
};

export const oneTimeCodeOf = (db: Reader, accountId: string): OneTimeCodeRow | null =>
  db.select().from(oneTimeCodes).where(eq(oneTimeCodes.accountId, accountId)).get() ?? null;

/** Puts a one-time code in the place of the one before. */
export function putOneTimeCode(db: Writer, { accountId, ...row }: OneTimeCodeRow): void {
  db.insert(oneTimeCodes)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: oneTimeCodes.accountId, set: row })
    .run();
}

export function dropOneTimeCode(db: Writer, accountId: string): void {
  db.delete(oneTimeCodes).where(eq(oneTimeCodes.accountId, accountId)).run();
}

/** Whether there is one whose time is over. */
export const anyOneTimeCodeOver = (db: Reader, steadyMs: number): boolean =>
  db
    .select({ accountId: oneTimeCodes.accountId })
    .from(oneTimeCodes)
    .where(lte(oneTimeCodes.endsMs, steadyMs))
    .limit(1)
    .get() !== undefined;

export function dropOneTimeCodesOver(db: Writer, steadyMs: number): void {
  db.delete(oneTimeCodes).where(lte(oneTimeCodes.endsMs, steadyMs)).run();
}
