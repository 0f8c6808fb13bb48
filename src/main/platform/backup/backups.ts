import { rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ports } from '../ports.ts';
import { atomicWrite, syncFolder } from '../db/atomic-write.ts';
import { makePrivateFolder, sizeOf, type DataFolder } from '../db/data-folder.ts';
import { wipe, type KeyRing } from '../db/key-record.ts';
import { settledRecord } from '../db/recovery-codes.ts';
import { StoreFault } from '../db/store-fault.ts';
import { readStoreRecord } from '../db/store-record.ts';
import type { Backup, OwnBackups } from './backup.ts';
import {
  backupFolder,
  databaseBytes,
  freeStampedName,
  keptIn,
  partialOf,
  partialsIn,
  removeKept,
} from './backup-folder.ts';
import { backupReasons, type BackupReason } from './backup-reason.ts';
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

/**
 * What a backup says of itself, as long as it fits what lies there and the name that it has; `null` where it does not, or
 * cannot be read: one backup that the disk does not give back must not hide the others.
 */
function factsIn(root: string, { madeAt, reason }: Pick<Backup, 'madeAt' | 'reason'>): BackupFacts | null {
  const { manifest: file, database } = backupFolder(root);
  try {
    const manifest = readManifest(file);
    if (manifest === null || manifest === 'newer') return null;
    const { facts } = manifest;
    const fits =
      facts.bytes === sizeOf(database) && facts.reason === reason && facts.madeAt === madeAt.toISOString();
    return fits ? facts : null;
  } catch {
    return null;
  }
}

/** The backups in a folder for them, newest first. Throws what the file system throws. */
export function listBackups(folder: string): Backup[] {
  return keptIn(folder).flatMap(({ name, at: madeAt, why }) => {
    const reason = backupReasons.find((known) => known === why);
    if (reason === undefined) return [];
    const keptUntil = new Date(madeAt.getTime() + longestDays * dayMs);
    return [{ name, madeAt, reason, keptUntil, facts: factsIn(join(folder, name), { madeAt, reason }) }];
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

  const remove = (name: string): void => {
    removeKept(folder.backups, name);
    log.info('backup.removed', { backup: name });
  };
  /** Never throws: what stays is told of. */
  const tidy = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      log.error('backup.not_removed', error);
    }
  };
  const thin = (): void =>
    tidy(() => {
      const all = listBackups(folder.backups);
      for (const name of backupsToRemove(all, clock.now(), ports.timeZone)) remove(name);
    });

  const finish = async (to: string, facts: BackupFacts, record: string): Promise<void> => {
    const into = backupFolder(partialOf(to));
    await atomicWrite(into.record, record);
    await atomicWrite(into.manifest, manifestText(facts, ring.audit));
    await rename(into.root, to);
    await syncFolder(folder.backups);
  };

  const make = async (reason: BackupReason, watch: Watch): Promise<Backup> => {
    const { name, at: madeAt } = freeStampedName(folder.backups, clock.now(), reason);
    const to = join(folder.backups, name);
    const into = backupFolder(partialOf(to));
    makePrivateFolder(folder.backups);
    const sourceBytes = databaseBytes(folder);
    // New keys are written to all of the database once more, after their backup.
    demandRoom(ports.disk, folder.backups, reason === 'before_rekey' ? 2 * sourceBytes : sourceBytes);
    makePrivateFolder(into.root);
    const key = Uint8Array.from(ring.data);
    try {
      const order = { from: folder.database, key, to: into.database };
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
      tidy(() => rmSync(into.root, { recursive: true, force: true }));
      throw error;
    } finally {
      // The thread has a copy of its own, which it wipes.
      wipe(key);
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
    remove,
    longestDays,
    thin,
    removePartial: () =>
      tidy(() => {
        for (const name of partialsIn(folder.backups)) {
          rmSync(join(folder.backups, name), { recursive: true, force: true });
        }
      }),
    end: async () => {
      ended = true;
      ending.abort();
      await making;
    },
  };
}
