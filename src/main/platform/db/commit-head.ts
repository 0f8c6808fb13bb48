import { createHmac, timingSafeEqual } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { atomicWrite } from './atomic-write.ts';
import { hasTable, type Connection } from './connection.ts';
import { sizeOf } from './data-folder.ts';
import { StoreFault } from './store-fault.ts';

/** How far a store has come: the number of its commits and the last row of its audit chain. */
export type CommitHead = { readonly commits: number; readonly auditSeq: number; readonly auditHash: string };

/**
 * `store.head` has two slots of 256 bytes, written in turn: a write that a power cut tears leaves the other slot, which
 * is one commit older. In place, because a rename for each commit would cost two more waits for the disk.
 */
const slotBytes = 256;
const slots = 2;

const Slot = z.strictObject({
  commits: z.number().int().nonnegative(),
  auditSeq: z.number().int().nonnegative(),
  auditHash: z.string().regex(/^[0-9a-f]{0,64}$/),
  mac: z.string().regex(/^[0-9a-f]{64}$/),
});

const macOf = (head: CommitHead, key: Uint8Array): Buffer =>
  createHmac('sha256', key)
    .update(`commit head 1\n${head.commits}\n${head.auditSeq}\n${head.auditHash}`)
    .digest();

const slotOf = (head: CommitHead, key: Uint8Array): string =>
  `${JSON.stringify({ ...head, mac: macOf(head, key).toString('hex') }).padEnd(slotBytes - 1)}\n`;

function readSlot(text: string, key: Uint8Array): CommitHead | null {
  try {
    const { mac, ...head } = Slot.parse(JSON.parse(text));
    return timingSafeEqual(Buffer.from(mac, 'hex'), macOf(head, key)) ? head : null;
  } catch {
    return null;
  }
}

/** A head as it is kept elsewhere than in the file: in the keychain. */
export const sealHead = (head: CommitHead, key: Uint8Array): Uint8Array =>
  Uint8Array.from(Buffer.from(slotOf(head, key), 'latin1'));

/** `null` when it is no head, or none of this store. */
export const openSealedHead = (bytes: Uint8Array, key: Uint8Array): CommitHead | null =>
  readSlot(Buffer.from(bytes).toString('latin1'), key);

/** The newest head that the file vouches for; `null` when it is missing or no slot carries a valid MAC. */
export function readCommitHead(file: string, key: Uint8Array): CommitHead | null {
  if (sizeOf(file) !== slotBytes * slots) return null;
  const text = readFileSync(file, 'latin1');
  const heads = [text.slice(0, slotBytes), text.slice(slotBytes)].map((slot) => readSlot(slot, key));
  return heads.reduce((best, head) => (head && (!best || head.commits > best.commits) ? head : best), null);
}

/** Puts a whole new file in place: at the birth of a store, and when a database from an earlier time was accepted. */
export const startCommitHead = (file: string, key: Uint8Array, head: CommitHead): Promise<void> =>
  atomicWrite(file, slotOf(head, key).repeat(slots));

export type HeadFile = {
  /** Durable when it returns. Throws StoreFault or the file system's error. */
  write(head: CommitHead): void;
  close(): void;
};

/** The copy of the head in the keychain, as it follows while the store is open. */
export type HeadCopy = {
  /** Copies a head that is committed. Never rejects: a copy that lags is not wrong, and the log says that it does. */
  keep(head: CommitHead): Promise<void>;
  /** The same when the store closes, which waits for a few seconds at most. */
  keepLast(head: CommitHead): Promise<void>;
  /** `false`: the keychain refused the last one that it was given. */
  readonly isTaken: () => boolean;
};

export function openHeadFile(file: string, key: Uint8Array): HeadFile {
  const descriptor = openSync(file, 'r+');
  return {
    write: (head) => {
      const slot = slotOf(head, key);
      const written = writeSync(descriptor, slot, (head.commits % slots) * slotBytes, 'latin1');
      if (written !== slotBytes) throw new StoreFault('io', 'HEAD_SHORT_WRITE');
      fsyncSync(descriptor);
    },
    close: () => closeSync(descriptor),
  };
}

/** The head within a database; `null` while it has no tables. */
export const headOf = (connection: Connection): CommitHead | null =>
  (hasTable(connection, 'commit_head')
    ? connection.rows<CommitHead>(
        'SELECT commits, audit_seq AS auditSeq, audit_hash AS auditHash FROM commit_head',
      )[0]
    : null) ?? null;

/** Whether an audit row stands in the database with this hash, or went when its time was over. */
function isAuditRow(connection: Connection, { seq, hash }: { seq: number; hash: string }): boolean {
  const [row] = connection.rows<{ hash: string }>('SELECT hash FROM audit WHERE seq = ?', seq);
  if (row !== undefined) return row.hash === hash;
  if (!hasTable(connection, 'audit_anchor')) return false;
  // Of the rows that went, the anchor remembers the last one's hash.
  const [anchor] = connection.rows<{ seq: number; hash: string }>('SELECT seq, hash FROM audit_anchor');
  return anchor !== undefined && (seq < anchor.seq || (seq === anchor.seq && hash === anchor.hash));
}

/**
 * Whether a database is older than, or another history than, what a head outside it saw. That head may lag (the program
 * may have died between the two writes); then the audit row that it names must stand in the database, or have gone when
 * its time was over.
 */
export function isRolledBack(connection: Connection, outside: CommitHead): boolean {
  const within = headOf(connection);
  if (within === null || outside.commits > within.commits || outside.auditSeq > within.auditSeq) return true;
  if (outside.commits === within.commits && outside.auditHash !== within.auditHash) return true;
  if (outside.auditSeq === 0) return false;
  return !isAuditRow(connection, { seq: outside.auditSeq, hash: outside.auditHash });
}
