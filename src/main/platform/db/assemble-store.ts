import { createBackups } from '../backup/backups.ts';
import { discardAbandoned } from '../backup/incoming-store.ts';
import { MigratedBadly, migrateStore, returnToBackup } from '../backup/migrate-store.ts';
import type { Ports } from '../ports.ts';
import { forgetClosed, markClosed } from './closed-mark.ts';
import { createPageCheck } from './page-check.ts';
import { headOf, openHeadFile, readCommitHead, startCommitHead, type CommitHead } from './commit-head.ts';
import { ballastIn } from './ballast.ts';
import { openConnection, type Connection } from './connection.ts';
import { makePrivateFile, sizeOf, type DataFolder } from './data-folder.ts';
import { watchDisk } from './disk-watch.ts';
import { holdFiles } from './held-files.ts';
import { wipeKeys } from './key-record.ts';
import { followHead, lookAtHeadCopy, startHeadCopy } from './head-copy.ts';
import type { Migration } from './migrate.ts';
import { codeInForce, recoveryCodes, settledRecord } from './recovery-codes.ts';
import { countOpening } from './rekey.ts';
import { statementMeter, type StatementMeter } from './statement-meter.ts';
import { damageLatch } from './store-fault.ts';
import { type StoreRecord, writeStoreRecord, type RecordAndKeys } from './store-record.ts';
import { makeStore, type Store } from './store.ts';

type AssemblyPorts = Pick<
  Ports,
  | 'clock'
  | 'ids'
  | 'random'
  | 'disk'
  | 'vault'
  | 'log'
  | 'stretchCode'
  | 'workers'
  | 'migrationsDir'
  | 'appVersion'
  | 'timeZone'
  | 'onStatement'
>;

/** A writer that outlived its transaction would write what no commit head counts. */
const onlyInsideTransactions = (meter: StatementMeter, connection: () => Connection): StatementMeter => ({
  ...meter,
  run: (sql, run) => {
    if (!connection().inTransaction) throw new Error('A writer works only inside its transaction.');
    return meter.run(sql, run);
  },
});

/** Makes the commit head beside the store say what the database says: at the birth, after a lag, after a roll-back. */
async function alignHead(
  folder: DataFolder,
  { ring }: RecordAndKeys,
  connection: Connection,
): Promise<CommitHead> {
  const within = headOf(connection);
  if (within === null) throw new Error('The store has no commit head.');
  const beside = readCommitHead(folder.head, ring.audit);
  const isAligned = beside?.commits === within.commits && beside.auditHash === within.auditHash;
  if (!isAligned) await startCommitHead(folder.head, ring.audit, within);
  return within;
}

/**
 * Opens the connections of a store whose files may be opened (or that has none yet) and brings its schema up to date.
 * `isChecked`: every page was looked at. `release` lets go of the folder; it is called when the store closes, not when this
 * throws.
 */
export async function assembleStore(
  ports: AssemblyPorts,
  folder: DataFolder,
  { record, ring }: RecordAndKeys,
  migrations: readonly Migration[],
  { isChecked, release }: { readonly isChecked: boolean; readonly release: () => void },
): Promise<Store> {
  makePrivateFile(folder.database);
  const damage = damageLatch();
  damage.whenMet(() => {
    try {
      forgetClosed(folder);
    } catch (error) {
      ports.log.error('store.notForgotten', error);
    }
  });
  const meter = statementMeter(ports, (fault) => damage.note(fault));
  const file = folder.database;
  const writing: Connection = openConnection({
    file,
    key: ring.data,
    mode: 'write',
    meter: onlyInsideTransactions(meter, () => writing),
  });
  const backups = createBackups(ports, folder, {
    storeId: record.storeId,
    ring,
    codeId: () => codeInForce(writing),
  });
  let reading: Connection | undefined;
  try {
    // SQLite opens a write-protected file without a word; this fails for it.
    writing.immediate(() => undefined);
    backups.removePartial();
    await discardAbandoned(folder);
    await migrateStore(ports, { file, key: ring.data, connection: writing }, migrations, backups);
    const head = await alignHead(folder, { record, ring }, writing);
    // Before the creation is complete the keychain has a head, so that from then on a missing one is a sign.
    if (record.stage !== 'complete') await startHeadCopy(ports, { record, ring }, head, 'key_unavailable');
    const settled: StoreRecord = {
      ...settledRecord(record, codeInForce(writing)),
      stage: 'complete',
      vault: ports.vault.backend,
    };
    const complete = await countOpening(ports, { record: settled, ring });
    const isUnsettled = record.recovery !== null && record.recovery.next !== null;
    const isCounted = complete.openedAnew !== record.openedAnew;
    if (record.stage !== 'complete' || isUnsettled || isCounted)
      await writeStoreRecord(folder.record, complete);
    const owner = { record: complete, ring };
    reading = openConnection({ file, key: ring.data, mode: 'read', meter });
    const ballast = ballastIn(folder.ballast, ports.disk.reserveBytes, ports.random);
    return makeStore({
      id: record.storeId,
      held: holdFiles(folder),
      disk: watchDisk({ disk: ports.disk, folder, ballast, every: ports.clock.every, log: ports.log }),
      writing,
      reading,
      opened: head,
      head: openHeadFile(folder.head, ring.audit),
      headCopy: followHead(ports, owner),
      backups,
      every: ports.clock.every,
      log: ports.log,
      keys: { audit: ring.audit, pepper: ring.pepper },
      damage,
      logBytes: () => sizeOf(folder.log) ?? 0,
      pages: createPageCheck(ports, { file, key: ring.data, damage, isChecked }),
      markClosed: () => markClosed(folder),
      recoveryCodes: recoveryCodes(ports, folder, owner, writing),
      outsideHeads: async () => {
        const copy = await lookAtHeadCopy(ports, owner);
        return { beside: readCommitHead(folder.head, ring.audit), copy };
      },
      release: () => {
        wipeKeys(ring);
        release();
      },
    });
  } catch (error) {
    reading?.close();
    writing.close();
    if (error instanceof MigratedBadly) return returnToBackup(ports, folder, { record, ring }, error.backup);
    throw error;
  }
}
