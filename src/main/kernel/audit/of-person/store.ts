import { and, asc, count, eq, gt, inArray, or } from 'drizzle-orm';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import { personOfRow } from '../store.ts';
import { audit, auditErasures, auditNames } from '../../schema.ts';
import { erasureMac } from '../chain.ts';

/** What they did, and what it was done to. */
const ofPerson = (accountId: string) => or(eq(personOfRow, accountId), eq(audit.subjectId, accountId));

// An aggregate answers one row, whatever it counts.
export const countRowsOf = (db: Reader, accountId: string): number =>
  db.select({ n: count() }).from(audit).where(ofPerson(accountId)).get()!.n;

/** Rows of what a person did, or what was done to their account, after row `after`. */
export const rowsOf = (db: Reader, accountId: string, after: number, limit: number) =>
  db
    .select({
      seq: audit.seq,
      at: audit.at,
      action: audit.action,
      outcome: audit.outcome,
      actorId: audit.actorId,
      subjectId: audit.subjectId,
      details: audit.details,
      names: auditNames.names,
    })
    .from(audit)
    .leftJoin(auditNames, eq(auditNames.seq, audit.seq))
    .where(and(gt(audit.seq, after), ofPerson(accountId)))
    .orderBy(asc(audit.seq))
    .limit(limit)
    .all();

/** The most ids that one statement looks for. */
const idsAtOnce = 500;
/** The most rows that one statement names. */
const rowsAtOnce = 500;

/**
 * Erases the readable names beside every row whose actor or subject is one of these. The rows stay: what their hash
 * covers is a salted commitment to the names, so that the chain stays whole. What tells that they were erased, and not
 * removed by another hand, is sealed with the key.
 */
export function eraseNames(db: Writer, auditKey: Uint8Array, ids: readonly string[]): void {
  for (let from = 0; from < ids.length; from += idsAtOnce) {
    const some = ids.slice(from, from + idsAtOnce);
    const rows = db
      .select({ seq: audit.seq, namesHash: audit.namesHash })
      .from(audit)
      .innerJoin(auditNames, eq(auditNames.seq, audit.seq))
      .where(or(inArray(personOfRow, some), inArray(audit.subjectId, some)))
      .all();
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const going = rows.slice(at, at + rowsAtOnce);
      const seals = going.map((row) => ({ seq: row.seq, mac: erasureMac(auditKey, row) }));
      // Names that another hand put back are erased once more.
      db.insert(auditErasures).values(seals).onConflictDoNothing().run();
      const seqs = going.map(({ seq }) => seq);
      db.delete(auditNames).where(inArray(auditNames.seq, seqs)).run();
    }
  }
}
