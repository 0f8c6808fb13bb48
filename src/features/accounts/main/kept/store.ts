import { eq } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { keptSignIns } from '../schema.ts';

export type KeptRow = typeof keptSignIns.$inferSelect;

export const keptByToken = (db: Reader, tokenHash: string): KeptRow | null =>
  db.select().from(keptSignIns).where(eq(keptSignIns.tokenHash, tokenHash)).get() ?? null;

export const keptOf = (db: Reader, accountId: string): KeptRow[] =>
  db.select().from(keptSignIns).where(eq(keptSignIns.accountId, accountId)).all();

/** The keychain holds one token, so every kept sign-in before this one has come to its end. */
export function putKept(db: Writer, row: KeptRow): void {
  db.delete(keptSignIns).run();
  db.insert(keptSignIns).values(row).run();
}

export function changeKept(db: Writer, id: string, change: Partial<Omit<KeptRow, 'id'>>): void {
  db.update(keptSignIns).set(change).where(eq(keptSignIns.id, id)).run();
}

export function dropKept(db: Writer, by: { id: string } | { accountId: string }): void {
  const which = 'id' in by ? eq(keptSignIns.id, by.id) : eq(keptSignIns.accountId, by.accountId);
  db.delete(keptSignIns).where(which).run();
}

export const allKept = (db: Reader): KeptRow[] => db.select().from(keptSignIns).all();
