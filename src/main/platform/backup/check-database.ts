import type { WorkerJob } from '../ports.ts';
import { headOf, isRolledBack, type CommitHead } from '../db/commit-head.ts';
import { openConnection, type Connection } from '../db/connection.ts';
import { contentsOf, isSame, type Contents } from '../db/contents.ts';
import { firstDamage } from '../db/first-damage.ts';
import { foldLog } from '../db/fold-log.ts';
import { wipe } from '../db/key-record.ts';
import { loadMigrations, MigrationFailed, pendingMigrations, runMigrations } from '../db/migrate.ts';
import { codeInForce } from '../db/recovery-codes.ts';
import type { Phase } from './copy-database.ts';
import { answering, type Answered } from './fault-answers.ts';
import { sha256OfFile } from './sha256-of-file.ts';

/** What is wrong with a database that was kept. */
export type CopyFinding =
  /** Not what was written: other bytes, or no word of the store on them. */
  | 'changed'
  /** Nothing says that it is as new as it should be: its commit head is missing, or counted more than it holds. */
  | 'unproved'
  | 'damaged'
  /** It holds more or less than its manifest says. */
  | 'other_contents'
  | 'audit_broken'
  | 'newer_schema'
  | 'migration_failed';

export type CheckOrder = {
  readonly file: string;
  /** 32 bytes each, wiped in the thread when its work is over. */
  readonly key: Uint8Array;
  readonly auditKey: Uint8Array;
  /** What its manifest says; `null` where it has none. */
  readonly expected: { readonly sha256: string; readonly contents: Contents } | null;
  /** The commit head beside it; `null` where a manifest takes its place, or it may be older than it should be. */
  readonly outside: CommitHead | null;
  readonly migrationsDir: string;
  /**
   * The time at which the migrations that it lacks are run, so that it is ready to be used: the file is then written to.
   * `null`: it is only looked at.
   */
  readonly migrateAt: string | null;
};

export type Checked =
  | { readonly finding: CopyFinding }
  | {
      readonly finding: null;
      /** As it was found. */
      readonly contents: Contents;
      /** As it is now. */
      readonly head: CommitHead;
      readonly codeId: string | null;
    };

/** Proves a database that nobody has open, in a thread of its own. */
export const checkDatabase: WorkerJob<CheckOrder, Answered<Checked>, Phase> = {
  worker: 'check-database',
  deadlineMs: 3_600_000,
};

/** Whether the audit chain of a database is whole; the kernel knows how. */
export type IsChainWhole = (db: Connection['db'], auditKey: Uint8Array, head: CommitHead) => Promise<boolean>;

function schemaFinding(
  connection: Connection,
  { migrationsDir, migrateAt }: CheckOrder,
): Extract<CopyFinding, 'newer_schema' | 'migration_failed'> | null {
  const pending = pendingMigrations(connection, loadMigrations(migrationsDir));
  if (typeof pending === 'string') return 'newer_schema';
  if (migrateAt === null || pending.length === 0) return null;
  try {
    runMigrations(connection, pending, { now: () => new Date(migrateAt) });
    return firstDamage(connection) === null ? null : 'migration_failed';
  } catch (error) {
    if (error instanceof MigrationFailed) return 'migration_failed';
    throw error;
  }
}

async function* steps(order: CheckOrder, isChainWhole: IsChainWhole): AsyncGenerator<Phase, Checked> {
  const { file, key, auditKey, expected, outside, migrateAt } = order;
  try {
    yield 'checking';
    if (expected !== null && (await sha256OfFile(file)) !== expected.sha256) return { finding: 'changed' };
    const connection = openConnection({ file, key, mode: migrateAt === null ? 'read' : 'write' });
    try {
      if (firstDamage(connection, 'thorough') !== null) return { finding: 'damaged' };
      yield 'counting';
      const contents = contentsOf(connection);
      if (contents === null) return { finding: 'damaged' };
      if (outside !== null && isRolledBack(connection, outside)) return { finding: 'unproved' };
      if (expected !== null && !isSame(contents, expected.contents)) return { finding: 'other_contents' };
      yield 'finishing';
      const found = headOf(connection);
      if (found === null || !(await isChainWhole(connection.db, auditKey, found))) {
        return { finding: 'audit_broken' };
      }
      const finding = schemaFinding(connection, order);
      if (finding !== null) return { finding };
      if (migrateAt !== null) foldLog(connection);
      return { finding: null, contents, head: headOf(connection) ?? found, codeId: codeInForce(connection) };
    } finally {
      connection.close();
    }
  } finally {
    wipe(key, auditKey);
  }
}

/** The work of the thread. */
export const checkSteps = (
  order: CheckOrder,
  isChainWhole: IsChainWhole,
): AsyncGenerator<Phase, Answered<Checked>, undefined> => answering(steps(order, isChainWhole));
