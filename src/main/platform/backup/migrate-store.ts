import { join } from 'node:path';
import type { Ports } from '../ports.ts';
import { headOf, type CommitHead } from '../db/commit-head.ts';
import type { Connection } from '../db/connection.ts';
import type { DataFolder } from '../db/data-folder.ts';
import { damageInFile } from '../db/first-damage.ts';
import { pendingMigrations, runMigrations, type Migration } from '../db/migrate.ts';
import { Refused } from '../db/opening.ts';
import type { RecordAndKeys } from '../db/store-record.ts';
import type { Backup, Backups } from './backup.ts';
import { backupFolder } from './backup-folder.ts';
import { holdIncoming } from './incoming-lock.ts';
import { prepareIncoming } from './incoming-store.ts';
import { completeSwap, decideSwap } from './swap-store.ts';

/** The migrations went through, and the database that they left is not sound. */
export class MigratedBadly extends Error {
  override readonly name = 'MigratedBadly';
  readonly backup: Backup;
  constructor(backup: Backup) {
    super('The migrations left a damaged database.');
    this.backup = backup;
  }
}

/** Of a database that no migration may touch before there is one. A start that failed may have made it already. */
const backupOf = async (head: CommitHead, backups: Backups): Promise<Backup> =>
  backups
    .list()
    .find(
      ({ reason, facts }) =>
        reason === 'before_update' &&
        facts?.contents.commits === head.commits &&
        facts.contents.auditHash === head.auditHash,
    ) ?? backups.make('before_update');

/**
 * Brings the schema of a store up to date, once there is a backup of the rows it holds. Throws MigrationFailed, after
 * which the database is as it was, or MigratedBadly.
 */
export async function migrateStore(
  { clock, log }: Pick<Ports, 'clock' | 'log'>,
  {
    file,
    key,
    connection,
  }: { readonly file: string; readonly key: Uint8Array; readonly connection: Connection },
  migrations: readonly Migration[],
  backups: Backups,
): Promise<void> {
  const pending = pendingMigrations(connection, migrations);
  if (typeof pending === 'string') throw new Error('The schema changed while the store opened.');
  const [first] = pending;
  if (first === undefined) return;
  const head = headOf(connection);
  const hasRows = first.number > 1 && head !== null && head.commits > 0;
  const backup = hasRows ? await backupOf(head, backups) : null;
  runMigrations(connection, pending, clock);
  if (backup !== null && damageInFile(file, key) !== null) throw new MigratedBadly(backup);
  log.info('store.migrated', { from: first.number - 1, to: migrations.length, copied: hasRows });
}

/**
 * Puts the backup from before the migrations in place, and refuses the opening. Its commit head is the one that
 * everything outside the database knows. No connection may be open.
 */
export async function returnToBackup(
  ports: Pick<Ports, 'clock' | 'disk' | 'workers' | 'vault' | 'migrationsDir'>,
  folder: DataFolder,
  owner: RecordAndKeys,
  { name }: Backup,
): Promise<never> {
  const source = backupFolder(join(folder.backups, name));
  const release = holdIncoming(folder);
  if (release === null) throw new Refused('locked', 'Another process restores a backup into this folder.');
  try {
    const incoming = await prepareIncoming(ports, folder, source, owner, { migrate: false });
    if (incoming.finding !== null) {
      throw new Refused('corrupt', `The backup from before the update is unusable: ${incoming.finding}.`);
    }
    const now = ports.clock.now();
    await decideSwap(folder, now, 'damaged');
    await completeSwap(folder, now);
  } finally {
    release();
  }
  throw new Refused('corrupt', 'The update damaged the database: the one from before is back.', {
    cause: 'migration_failed',
  });
}
