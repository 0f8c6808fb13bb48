import { createHmac } from 'node:crypto';
import type { Writer } from '#main/platform/db/store.ts';
import type { Random } from '#main/platform/ports.ts';
import { audit, auditNames, commitHead } from '../schema.ts';

export type AuditEntry = {
  readonly at: Date;
  readonly action: string;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  readonly outcome: 'done' | 'refused';
  /** Ids, codes and counts only: never a name or anything that was typed. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
  /** Who and where, in readable form. Kept beside the chain, so that it can be erased and the chain stays whole. */
  readonly names?: Readonly<Record<string, string>>;
};

/** The text that a row's hash covers: fixed order, nothing left out. */
const canonical = (seq: number, entry: AuditEntry, details: string, namesHash: string | null): string =>
  JSON.stringify([
    seq,
    entry.at.toISOString(),
    entry.action,
    entry.actorId,
    entry.subjectId,
    entry.outcome,
    details,
    namesHash,
  ]);

const keyed = (key: Uint8Array, ...parts: string[]): string => {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part).update('\0');
  return hmac.digest('hex');
};

/**
 * Appends one row to the hash chain: `hash = HMAC-SHA-256(audit key, previous hash ‖ row)`, so that an edited, removed
 * or reordered row shows. Runs inside the caller's transaction: the row and what it tells of stand or fall together.
 */
export function appendAudit(
  db: Writer,
  { key, random }: { readonly key: Uint8Array; readonly random: Random },
  entry: AuditEntry,
): void {
  const head = db.select({ seq: commitHead.auditSeq, hash: commitHead.auditHash }).from(commitHead).get();
  if (head === undefined) throw new Error('The store has no commit head.');
  const seq = head.seq + 1;
  const details = JSON.stringify(entry.details ?? {});
  const names = entry.names === undefined ? null : JSON.stringify(entry.names);
  const salt = names === null ? null : Buffer.from(random.bytes(16)).toString('hex');
  const namesHash = names === null || salt === null ? null : keyed(key, salt, names);
  const hash = keyed(key, head.hash, canonical(seq, entry, details, namesHash));

  db.insert(audit)
    .values({
      seq,
      at: entry.at.toISOString(),
      action: entry.action,
      actorId: entry.actorId,
      subjectId: entry.subjectId,
      outcome: entry.outcome,
      details,
      namesHash,
      prevHash: head.hash,
      hash,
    })
    .run();
  if (names !== null && salt !== null) db.insert(auditNames).values({ seq, salt, names }).run();
  db.update(commitHead).set({ auditSeq: seq, auditHash: hash }).run();
}
