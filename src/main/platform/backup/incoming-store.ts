import { rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Ports } from '../ports.ts';
import { copyDurably, syncFolder } from '../db/atomic-write.ts';
import { startCommitHead, type CommitHead } from '../db/commit-head.ts';
import type { Contents } from '../db/contents.ts';
import { dataFolder, makePrivateFolder, sizeOf, type DataFolder } from '../db/data-folder.ts';
import { loadMigrations } from '../db/migrate.ts';
import { settledRecord } from '../db/recovery-codes.ts';
import { writeStoreRecord, type RecordAndKeys, type StoreRecord } from '../db/store-record.ts';
import { backupFolder, databaseBytes, type BackupFolder } from './backup-folder.ts';
import type { CopyFinding } from './check-database.ts';
import { checkInThread } from './check-in-thread.ts';
import { demandRoomToRestore } from './disk-short-error.ts';
import { holdIncoming } from './incoming-lock.ts';
import { wordOn, type BackupFacts } from './manifest.ts';
import { lookMs, type Watch } from './run-phases.ts';
import { WorkerError } from '../workers/worker-error.ts';
import { giveUpStrangeSwap } from './swap-store.ts';

/** A kept store that was copied beside the one in use, proved, brought up to date, and only has to take its place. */
export type IncomingStore = {
  readonly finding: null;
  readonly record: StoreRecord;
  readonly head: CommitHead;
  /** What it held when it was kept. */
  readonly contents: Contents;
  /** Id of the recovery code that is in force in it. */
  readonly codeId: string | null;
};

type IncomingPorts = Pick<Ports, 'clock' | 'disk' | 'workers' | 'vault' | 'migrationsDir'>;

/** Of the restore that holds it: `incoming-lock.ts`. */
export const discardIncoming = (folder: DataFolder): Promise<void> =>
  rm(folder.incoming, { recursive: true, force: true });

/** Removes what a restore left that was cut off, and nothing of one that is under way. */
export async function discardAbandoned(folder: DataFolder): Promise<void> {
  if (sizeOf(folder.incoming) === null && sizeOf(folder.incomingLock) === null) return;
  const release = holdIncoming(folder);
  if (release === null) return;
  try {
    await discardIncoming(folder);
  } finally {
    release();
  }
}

/** Whether no migration waits for it; of what has no manifest nobody can say. */
const isOfThisVersion = (expected: BackupFacts | null, migrationsDir: string): boolean =>
  expected?.contents.schema === loadMigrations(migrationsDir).length;

/** Copies a kept database and its log into `incoming/`, and tells how far that has come. Cancelled, it ends as a thread does. */
async function copyIn(
  { clock }: Pick<Ports, 'clock'>,
  source: BackupFolder,
  folder: DataFolder,
  { signal, onProgress = () => {} }: Watch,
): Promise<void> {
  const [total, copies] = [databaseBytes(source), backupFolder(folder.incoming)];
  const tell = (): void => onProgress({ phase: 'copying', done: databaseBytes(copies), total });
  tell();
  const stopTelling = clock.every(lookMs, tell);
  try {
    for (const file of [source.database, source.log]) {
      if (sizeOf(file) !== null) await copyDurably(file, join(folder.incoming, basename(file)), signal);
    }
  } catch (error) {
    throw signal?.aborted === true ? new WorkerError('copy-store', 'cancelled', error) : error;
  } finally {
    stopTelling();
  }
}

/**
 * Rehearses a restore on a copy: what is kept stays as it is, and so does the store in use. The caller holds `incoming/`.
 * `migrate`: also run the
 * migrations that it lacks. Answers what is wrong with it where it cannot be used. Rejects with DiskShort, StoreFault,
 * WorkerError, or what the file system throws. Unless it answers an incoming store, none is left.
 */
export async function prepareIncoming(
  ports: IncomingPorts,
  folder: DataFolder,
  source: BackupFolder,
  { record, ring }: RecordAndKeys,
  {
    migrate,
    mayBeOlder = false,
    ...watch
  }: Watch & { readonly migrate: boolean; readonly mayBeOlder?: boolean | undefined },
): Promise<IncomingStore | { readonly finding: CopyFinding }> {
  const word = wordOn(source, ring.audit, mayBeOlder);
  if (word.finding !== null) return word;
  const bytes = databaseBytes(source);
  makePrivateFolder(folder.root);
  await giveUpStrangeSwap(folder, ports.clock.now());
  await discardIncoming(folder);
  // Migrations write into the log before they write into the database.
  const isBehind = migrate && !isOfThisVersion(word.expected, ports.migrationsDir);
  demandRoomToRestore(ports.disk, folder.root, {
    bytes: isBehind ? 2 * bytes : bytes,
    ballastBytes: sizeOf(folder.ballast) ?? 0,
  });
  makePrivateFolder(folder.incoming);
  const incoming = dataFolder(folder.incoming);
  try {
    await copyIn(ports, source, folder, watch);
    const order = {
      file: incoming.database,
      expected: word.expected,
      outside: word.outside,
      migrateAt: migrate ? ports.clock.now().toISOString() : null,
    };
    const checked = await checkInThread(ports, ring, order, watch);
    if (checked.finding !== null) {
      await discardIncoming(folder);
      return checked;
    }
    const { head, contents, codeId } = checked;
    const settled = settledRecord(record, codeId);
    const ready: StoreRecord = { ...settled, stage: 'complete', vault: ports.vault.backend };
    await writeStoreRecord(incoming.record, ready);
    await startCommitHead(incoming.head, ring.audit, head);
    await syncFolder(folder.incoming);
    return { finding: null, record: ready, head, contents, codeId };
  } catch (error) {
    await discardIncoming(folder);
    throw error;
  }
}
