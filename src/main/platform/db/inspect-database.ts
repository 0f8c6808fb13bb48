import type { Ports } from '../ports.ts';
import { headOf, isRolledBack, readCommitHead, type CommitHead } from './commit-head.ts';
import { isAsLeft } from './closed-mark.ts';
import { openConnection, type Connection } from './connection.ts';
import { sizeOf, type DataFolder } from './data-folder.ts';
import { commitsWithoutLog, isLogEmpty, isUnderForeignLog } from './log-base.ts';
import { lacksPages } from './log-pages.ts';
import { pendingMigrations, type Migration } from './migrate.ts';
import { Refused } from './opening.ts';
import { codeInForce } from './recovery-codes.ts';
import type { RecordAndKeys } from './store-record.ts';
import { firstDamage } from './first-damage.ts';

const longestFinding = 200;

function refuseStrangeSchema(
  connection: Connection,
  migrations: readonly Migration[],
  isComplete: boolean,
): void {
  const pending = pendingMigrations(connection, migrations);
  if (pending === 'newer') throw new Refused('newer_schema', 'The database is of a later version.');
  if (pending === 'other_history') {
    throw new Refused(
      'newer_schema',
      'The database went through migrations that this version does not know.',
    );
  }
  if (isComplete && pending.length === migrations.length)
    throw new Refused('corrupt', 'The database has no tables.');
}

/** `inFile`: how many commits the file holds without its log, where that can be told. */
function refuseForeignFile(connection: Connection, folder: DataFolder, inFile: number | null): void {
  if (inFile !== null && isUnderForeignLog(connection, inFile))
    throw new Refused('corrupt', 'The database is of another moment than its write-ahead log.');
  const [size] = connection.rows<{ pages: number; pageBytes: number }>(
    'SELECT page_count AS pages, page_size AS pageBytes FROM pragma_page_count, pragma_page_size',
  );
  if (size !== undefined && lacksPages(folder, size))
    throw new Refused('corrupt', 'The database ends before pages that its write-ahead log goes by.');
}

/** What a keychain remembers of a store: a commit head, none (`null`), or nothing that counts. */
export type Remembered = CommitHead | null | 'unknown';

/** Why a database is older than what was seen of it, in words for IT; `null` when it is not. */
export function oldness(
  connection: Connection,
  { beside, copy, isBorn }: { beside: CommitHead | null; copy: Remembered; isBorn: boolean },
): string | null {
  if (isBorn && beside === null) return 'store.head is missing or damaged.';
  if (beside !== null && isRolledBack(connection, beside)) return 'The database is older than store.head.';
  if (copy === 'unknown') return null;
  if (isBorn && copy === null) return 'The keychain has no commit head of this store.';
  if (copy !== null && isRolledBack(connection, copy))
    return 'The database and store.head are older than what the keychain saw.';
  return null;
}

export type Inspected = {
  /** `null` while a creation that was interrupted has no tables yet. */
  readonly head: CommitHead | null;
  readonly oldness: string | null;
  /** Id of the recovery code that is in force. */
  readonly codeId: string | null;
  /** Every page was looked at. */
  readonly isChecked: boolean;
};

/**
 * Looks at an existing database through a connection that cannot write, so that whatever refuses it leaves every byte
 * as it was; only what an interrupted creation left half-done is undone. Throws Refused, or the driver's error.
 */
export function inspectDatabase(
  { log }: Pick<Ports, 'log'>,
  folder: DataFolder,
  { record, ring }: RecordAndKeys,
  migrations: readonly Migration[],
  copy: Remembered,
): Inspected {
  const isComplete = record.stage === 'complete';
  // SQLite undoes what a rollback journal stands for before it reads anything, and for that it has to write.
  const mode = !isComplete && sizeOf(folder.journal) !== null ? 'write' : 'read';
  const hasLog = !isLogEmpty(folder);
  const withoutLog = hasLog ? commitsWithoutLog(folder, ring.data) : null;
  const connection = openConnection({ file: folder.database, key: ring.data, mode });
  try {
    refuseStrangeSchema(connection, migrations, isComplete);
    const isChecked = !isAsLeft(folder);
    const damage = isChecked ? firstDamage(connection) : null;
    if (damage !== null) {
      log.warn('store.damaged', { finding: damage.slice(0, longestFinding) });
      throw new Refused('corrupt', 'The check of the database found damage.');
    }
    const head = headOf(connection);
    if (isComplete && head === null) throw new Refused('corrupt', 'The database has no commit head.');
    if (hasLog) refuseForeignFile(connection, folder, withoutLog);
    const beside = readCommitHead(folder.head, ring.audit);
    // The record is no witness: somebody may have put it back to where a missing head is no wonder.
    const isBorn = isComplete || (head !== null && head.commits > 0);
    return {
      head,
      oldness: oldness(connection, { beside, copy, isBorn }),
      codeId: codeInForce(connection),
      isChecked,
    };
  } finally {
    connection.close();
  }
}
