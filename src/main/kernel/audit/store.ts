import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/sqlite-core';
import type { AuditDetails } from '#contract/op.ts';
import type { CommitHead } from '#main/platform/db/commit-head.ts';
import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Random } from '#main/platform/ports.ts';
import { audit, auditAnchor, auditErasures, auditNames, commitHead } from '../schema.ts';
import { anchorMac, chainHash, chainStart, namesCommitment, noAnchor, type ChainAnchor } from './chain.ts';
import type { Evidence, VerifiedRow } from './verify-chain.ts';

/**
 * Whose row it is: of who did it; where nobody was signed in, of whom it was about. The index `audit_by_person` holds it in
 * these words.
 */
export const personOfRow = sql<string | null>`coalesce(${audit.actorId}, ${audit.subjectId})`;

export type AuditEntry = {
  readonly at: Date;
  readonly action: string;
  readonly actorId: string | null;
  readonly subjectId: string | null;
  /** What kind of thing `subjectId` names. */
  readonly subjectType: string | null;
  readonly outcome: 'done' | 'refused';
  readonly details: AuditDetails;
  /** Who and where, in readable form. Kept beside the chain, so that it can be erased and the chain stays whole. */
  readonly names: Readonly<Record<string, string>> | null;
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
  const head = chainHeadOf(db);
  const names = entry.names === null ? null : JSON.stringify(entry.names);
  const salt = Buffer.from(random.bytes(16)).toString('hex');
  const row = {
    seq: head.seq + 1,
    at: entry.at.toISOString(),
    action: entry.action,
    actorId: entry.actorId,
    subjectId: entry.subjectId,
    subjectType: entry.subjectType,
    outcome: entry.outcome,
    details: JSON.stringify(entry.details),
    namesHash: names === null ? null : namesCommitment(key, { salt, names }),
  };
  const hash = chainHash(key, head.hash, row);
  db.insert(audit)
    .values({ ...row, prevHash: head.hash, hash })
    .run();
  if (names !== null) db.insert(auditNames).values({ seq: row.seq, salt, names }).run();
  db.update(commitHead).set({ auditSeq: row.seq, auditHash: hash }).run();
}

/** The newest row of the chain. */
export function chainHeadOf(db: Reader): { readonly seq: number; readonly hash: string } {
  const head = db.select({ seq: commitHead.auditSeq, hash: commitHead.auditHash }).from(commitHead).get();
  if (head === undefined) throw new Error('The store has no commit head.');
  return head;
}

/** What the last check of the chain found that is on record: the action and the details are those of `audit.verify`. */
export const lastVerified = (db: Reader): { readonly at: string; readonly details: string } | null =>
  db
    .select({ at: audit.at, details: audit.details })
    .from(audit)
    .where(and(eq(audit.action, 'audit.verified'), eq(audit.outcome, 'done')))
    .orderBy(desc(audit.seq))
    .limit(1)
    .get() ?? null;

/** Rows that are read at once: no more than a millisecond of work between two places to pause. */
const pageRows = 200;

/** A row with the columns that its version of the program gave it: a store that is only looked at is not migrated. */
type Stored = {
  readonly seq: number;
  readonly at: string;
  readonly action: string;
  readonly actor_id: string | null;
  readonly subject_id: string | null;
  readonly subject_type?: string | null;
  readonly outcome: string;
  readonly details: string;
  readonly names_hash: string | null;
  readonly prev_hash: string;
  readonly hash: string;
  readonly salt: string | null;
  readonly names: string | null;
  readonly erasure: string | null;
};

const rowOf = (stored: Stored): VerifiedRow => ({
  seq: stored.seq,
  at: stored.at,
  action: stored.action,
  actorId: stored.actor_id,
  subjectId: stored.subject_id,
  subjectType: stored.subject_type ?? null,
  outcome: stored.outcome,
  details: stored.details,
  namesHash: stored.names_hash,
  prevHash: stored.prev_hash,
  hash: stored.hash,
  names: stored.salt === null || stored.names === null ? null : { salt: stored.salt, names: stored.names },
  erasure: stored.erasure,
});

/** The tables of the record, each with the version of the tables that brought it. */
const tables = [
  { since: 1, ...getTableConfig(audit) },
  { since: 1, ...getTableConfig(auditNames) },
  { since: 1, ...getTableConfig(commitHead) },
  { since: 17, ...getTableConfig(auditAnchor) },
  { since: 22, ...getTableConfig(auditErasures) },
] as const;
/** Columns that a table did not have from the beginning. */
const columnSince: Readonly<Record<string, number>> = { subject_type: 14, log_from: 27 };

const columnsOf = (db: Reader, table: string): string[] =>
  db
    .all<{ name: string }>(
      sql`SELECT c.name FROM pragma_table_list(${table}) AS t, pragma_table_info(${table}) AS c WHERE t.type = 'table'`,
    )
    .map(({ name }) => name);

/** A store that is only looked at may be of a version that did not have it. */
const hasTable = (db: Reader, name: string): boolean => columnsOf(db, name).length > 0;

/**
 * Whether every table of the record is there that the version of the store has, with its columns. Who writes another
 * version into the store hides nothing by it: no row, no name and no erasure is taken as right for being of an old version.
 */
export function hasRecordTables(db: Reader): boolean {
  const { version } = db.get<{ version: number }>(
    sql`SELECT user_version AS version FROM pragma_user_version`,
  );
  return tables
    .filter(({ since }) => since <= version)
    .every(({ name, columns }) => {
      const stored = columnsOf(db, name);
      return columns.every(
        (column) => (columnSince[column.name] ?? 0) > version || stored.includes(column.name),
      );
    });
}

/** The rows of a chain up to and including `through`, in the order of their numbers, as far as they are there. */
export function* storedRows(db: Reader, through: number): Generator<VerifiedRow> {
  const hasErasures = hasTable(db, 'audit_erasures');
  const [erasure, join] = hasErasures
    ? [sql`e.mac`, sql`LEFT JOIN audit_erasures AS e ON e.seq = a.seq`]
    : [sql`NULL`, sql``];
  let after = -1;
  while (true) {
    const page = db.all<Stored>(sql`
      SELECT a.*, n.salt, n.names, ${erasure} AS erasure FROM audit AS a LEFT JOIN audit_names AS n ON n.seq = a.seq ${join}
      WHERE a.seq > ${after} AND a.seq <= ${through} ORDER BY a.seq LIMIT ${pageRows}`);
    yield* page.map(rowOf);
    const last = page.at(-1);
    if (last === undefined || page.length < pageRows) return;
    after = last.seq;
  }
}

/** The first and the last row that names stand for, where there are any. */
type NamesSpan =
  | { readonly first: number; readonly last: number }
  | { readonly first: null; readonly last: null };

/**
 * What the database itself says of its chain, and the number of its newest row. The heads outside it must have been read
 * before, because they may lag but never lead.
 */
export function evidenceIn(
  db: Reader,
  key: Uint8Array,
  outside: Pick<Evidence['heads'], 'beside' | 'copy'>,
): Evidence & { readonly newest: number } {
  const within = db.all<CommitHead>(
    sql`SELECT commits, audit_seq AS auditSeq, audit_hash AS auditHash FROM commit_head`,
  )[0];
  const { newest } = db.get<{ newest: number }>(sql`SELECT ifnull(max(seq), 0) AS newest FROM audit`);
  const names = db.get<NamesSpan>(
    sql`SELECT (SELECT min(seq) FROM audit_names) AS first, (SELECT max(seq) FROM audit_names) AS last`,
  );
  const anchor = hasTable(db, 'audit_anchor')
    ? (db.all<ChainAnchor>(sql`SELECT seq, hash, mac FROM audit_anchor`)[0] ?? noAnchor)
    : chainStart;
  return {
    key,
    anchor,
    heads: { within: within ?? null, ...outside },
    names: names.first === null ? null : names,
    newest,
  };
}

/** The oldest rows that are still there, in the order of their numbers. */
export const oldestRows = (db: Reader, limit: number) =>
  db
    .select({ seq: audit.seq, at: audit.at, hash: audit.hash })
    .from(audit)
    .orderBy(asc(audit.seq))
    .limit(limit)
    .all();

/**
 * Removes the rows up to one, with their names, and leaves the anchor from which the chain goes on. The database lets
 * it through only if the newest row says so, and every row that goes is a year older than that one.
 */
export function removeThrough(
  db: Writer,
  key: Uint8Array,
  last: { readonly seq: number; readonly hash: string },
): void {
  const { seq, hash } = last;
  db.update(auditAnchor)
    .set({ seq, hash, mac: anchorMac(key, { seq, hash }) })
    .run();
  db.delete(auditNames).where(lte(auditNames.seq, seq)).run();
  db.delete(auditErasures).where(lte(auditErasures.seq, seq)).run();
  db.delete(audit).where(lte(audit.seq, seq)).run();
}
