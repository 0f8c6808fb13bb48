import { readdirSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '../ports.ts';
import { atomicWrite, syncFolder } from '../db/atomic-write.ts';
import { makePrivateFolder, sizeOf, type DataFolder } from '../db/data-folder.ts';
import type { KeyRing } from '../db/key-record.ts';
import { settledRecord } from '../db/recovery-codes.ts';
import { StoreFault } from '../db/store-fault.ts';
import { readStoreRecord } from '../db/store-record.ts';
import type { Backup, OwnBackups } from './backup.ts';
import { backupFolder, databaseBytes, freeStampedName, readBackupName } from './backup-folder.ts';
import type { BackupReason } from './backup-reason.ts';
import { copyDatabase } from './copy-database.ts';
import { demandRoom } from './disk-short-error.ts';
import { answeredValue } from './fault-answers.ts';
import { manifestText, readManifest, type BackupFacts } from './manifest.ts';
import { backupsToRemove, longestDays } from './thin-backups.ts';
import { runPhases, type Watch } from './run-phases.ts';

export type BackupPorts = Pick<Ports, 'clock' | 'log' | 'disk' | 'workers' | 'appVersion' | 'timeZone'>;
/** Whose backups they are: an open store. */
type Owner = {
  readonly storeId: string;
  readonly ring: Pick<KeyRing, 'data' | 'audit'>;
  /** Id of the recovery code that is in force. */
  readonly codeId: () => string | null;
};

const dayMs = 86_400_000;
const partial = '.partial';

/** The backups in a folder for them, newest first. Throws what the file system throws. */
export function listBackups(folder: string): Backup[] {
  if (sizeOf(folder) === null) return [];
  return readdirSync(folder)
    .toSorted()
    .toReversed()
    .flatMap((name) => {
      const named = readBackupName(name);
      if (named === null) return [];
      const keptUntil = new Date(named.madeAt.getTime() + longestDays * dayMs);
      return [
        {
          name,
          ...named,
          keptUntil,
          facts: readManifest(backupFolder(join(folder, name)).manifest)?.facts ?? null,
        },
      ];
    });
}

/** Makes, tells of and removes the backups beside an open store. */
export function createBackups(
  ports: BackupPorts,
  folder: DataFolder,
  { storeId, ring, codeId }: Owner,
): OwnBackups {
  const { clock, log } = ports;
  let ended = false;
  let making: Promise<unknown> = Promise.resolve();
  const ending = new AbortController();

  const removeFolder = (name: string): void => {
    rmSync(join(folder.backups, name), { recursive: true, force: true });
    log.info('backup.removed', { backup: name });
  };
  /** Never throws: a backup that stays is told of. */
  const tidy = (names: () => readonly string[]): void => {
    try {
      for (const name of names()) removeFolder(name);
    } catch (error) {
      log.error('backup.not_removed', error);
    }
  };
  const thin = (): void =>
    tidy(() => backupsToRemove(listBackups(folder.backups), clock.now(), ports.timeZone));

  const finish = async (to: string, facts: BackupFacts, record: string): Promise<void> => {
    const into = backupFolder(to + partial);
    await atomicWrite(into.record, record);
    await atomicWrite(into.manifest, manifestText(facts, ring.audit));
    await rename(into.root, to);
    await syncFolder(folder.backups);
  };

  const make = async (reason: BackupReason, watch: Watch): Promise<Backup> => {
    const { name, at: madeAt } = freeStampedName(folder.backups, clock.now(), reason);
    const to = join(folder.backups, name);
    const into = backupFolder(to + partial);
    makePrivateFolder(folder.backups);
    const sourceBytes = databaseBytes(folder);
    // New keys are written to all of the database once more, after their backup.
    demandRoom(ports.disk, folder.backups, reason === 'before_rekey' ? 2 * sourceBytes : sourceBytes);
    makePrivateFolder(into.root);
    try {
      const order = { from: folder.database, key: Uint8Array.from(ring.data), to: into.database };
      const signal = AbortSignal.any([ending.signal, ...(watch.signal ? [watch.signal] : [])]);
      const growing = { file: into.database, bytes: sourceBytes };
      const answer = await runPhases(ports, copyDatabase, order, { ...watch, signal }, growing);
      const { contents, bytes, sha256 } = answeredValue(answer);
      signal.throwIfAborted();
      const read = readStoreRecord(folder.record);
      if (read.kind !== 'found') throw new StoreFault('corrupt', 'RECORD_UNREADABLE');
      const record = settledRecord(read.record, codeId());
      // Its code would open the keys that this copy does not have yet.
      if (record.rekey !== null) throw new StoreFault('io', 'KEYS_ON_THEIR_WAY');
      const facts: BackupFacts = {
        format: 1,
        storeId,
        reason,
        madeAt: madeAt.toISOString(),
        appVersion: ports.appVersion,
        bytes,
        sha256,
        codeId: record.recovery?.current?.codeId ?? null,
        contents,
      };
      await finish(to, facts, JSON.stringify(record, null, 2));
      log.info('backup.made', { backup: name, bytes, commits: contents.commits });
      return { name, madeAt, reason, keptUntil: new Date(madeAt.getTime() + longestDays * dayMs), facts };
    } catch (error) {
      tidy(() => [name + partial]);
      throw error;
    }
  };

  return {
    list: () => listBackups(folder.backups),
    make: (reason, watch = {}) => {
      if (ended) return Promise.reject(new Error('The store was closed.'));
      const made = making.then(() => make(reason, watch));
      making = made.catch(() => undefined);
      return made;
    },
    holding: (since) =>
      listBackups(folder.backups)
        .filter(({ madeAt }) => madeAt >= since)
        .toReversed(),
    remove: removeFolder,
    longestDays,
    thin,
    removePartial: () =>
      tidy(() =>
        sizeOf(folder.backups) === null
          ? []
          : readdirSync(folder.backups).filter((name) => name.endsWith(partial)),
      ),
    end: async () => {
      ended = true;
      ending.abort();
      await making;
    },
  };
}
