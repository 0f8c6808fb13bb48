import { isRolledBack, readCommitHead } from './commit-head.ts';
import { openConnection, type Connection } from './connection.ts';
import type { DataFolder } from './data-folder.ts';
import { pendingMigrations, type Migration } from './migrate.ts';
import { Refused } from './opening.ts';
import type { RecordAndKeys } from './store-keys.ts';
import { firstDamage } from './verified-copy.ts';

const longestReason = 200;

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

/**
 * Looks at an existing database through a connection that cannot write, so that whatever refuses it leaves every byte
 * as it was. Throws Refused, or the driver's error. Answers whether the database is older than what stands beside it,
 * which only the recovery code lets pass.
 */
export function inspectDatabase(
  folder: DataFolder,
  { record, ring }: RecordAndKeys,
  migrations: readonly Migration[],
  mayBeRolledBack: boolean,
): { readonly rolledBack: boolean } {
  const connection = openConnection({ file: folder.database, key: ring.data, mode: 'read' });
  try {
    const isComplete = record.stage === 'complete';
    refuseStrangeSchema(connection, migrations, isComplete);
    const damage = firstDamage(connection);
    if (damage !== null) throw new Refused('corrupt', damage.slice(0, longestReason));
    // A creation that was interrupted has no commit head yet.
    if (!isComplete) return { rolledBack: false };
    const beside = readCommitHead(folder.head, ring.audit);
    const rolledBack = beside === null || isRolledBack(connection, beside);
    if (rolledBack && !mayBeRolledBack) {
      const reason =
        beside === null ? 'store.head is missing or damaged.' : 'The database is older than store.head.';
      throw new Refused('rolled_back', reason, { recoverable: record.recovery !== null });
    }
    return { rolledBack };
  } finally {
    connection.close();
  }
}
