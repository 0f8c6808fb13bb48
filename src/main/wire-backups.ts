import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  backupsMain,
  type KeptStore,
  type Rehearsed,
  type RestoreOrder,
} from '#features/backups/main/index.ts';
import { erasedPeople } from './kernel/audit/erased-people/store.ts';
import type { AuditRecorder } from './kernel/audit/recorder.ts';
import type { AuditTrail } from './kernel/audit/trail.ts';
import { isQuiet } from './kernel/quiet.ts';
import type { Sessions } from './kernel/sessions.ts';
import {
  backupFolder,
  databaseBytes,
  removeKept,
  type BackupFolder,
} from './platform/backup/backup-folder.ts';
import { listBackups } from './platform/backup/backups.ts';
import { neededFor } from './platform/backup/disk-short-error.ts';
import { verifyKept } from './platform/backup/kept-store.ts';
import { NotUsable } from './platform/backup/not-usable-error.ts';
import { prepareRestore } from './platform/backup/restore-store.ts';
import type { Watch } from './platform/backup/run-phases.ts';
import { listSetAside, removeOldSetAside } from './platform/backup/set-aside.ts';
import type { AsideReason } from './platform/backup/swap-store.ts';
import { dataFolder } from './platform/db/data-folder.ts';
import { readStoreRecord } from './platform/db/store-record.ts';
import type { Ports } from './platform/ports.ts';

type Parts = Ports & {
  readonly sessions: Pick<Sessions, 'windows' | 'of'>;
  readonly recordAudit: AuditRecorder;
  readonly trail: AuditTrail;
  readonly use: () => 'in_use' | 'not_set_up' | 'closed';
  /** Closes the store that is open, if one is, has another one put in its place, and opens what is there then. */
  readonly exchange: (apply: (why: AsideReason) => Promise<{ readonly state: string }>) => Promise<boolean>;
};

/** The backups of a store, and what a restore does to the program that runs on it. */
export function wireBackups({ sessions, recordAudit, trail, use, exchange, ...ports }: Parts) {
  const folder = dataFolder(ports.dataDir);
  const folders = { backup: folder.backups, setAside: folder.setAside };

  const folderOf = (kept: KeptStore): BackupFolder => {
    if (kept.kind !== 'chosen') return backupFolder(join(folders[kept.kind], kept.name));
    const chosen = ports.chosenFolder(kept.token);
    if (chosen === null) throw new NotUsable('nothing_there');
    return backupFolder(chosen);
  };
  /** Of the store that is in use, or lies there; `null` where there is none that anybody would miss. */
  const storeIdHere = (): string | null => {
    if (use() === 'not_set_up') return null;
    const answer = readStoreRecord(folder.record);
    return answer.kind === 'found' ? answer.record.storeId : null;
  };

  const rehearse = async (
    { kept, recoveryCode, ofAnotherStore, mayBeOlder, inPlaceOfLost }: RestoreOrder,
    watch: Watch,
  ): Promise<Rehearsed> => {
    const storeId = ofAnotherStore ? null : storeIdHere();
    const prepared = await prepareRestore(ports, folderOf(kept), {
      recoveryCode,
      storeId,
      mayBeOlder,
      inPlaceOfLost,
      ...watch,
    });
    const from = kept.kind === 'chosen' ? kept.kind : kept.name;
    const { commits } = prepared.incoming.contents;
    return {
      replace: async (actorId) => {
        try {
          if (!(await exchange((why) => prepared.apply(why)))) return false;
          trail.record({ action: 'store.restored', actorId, outcome: 'done', details: { from, commits } });
          return true;
        } catch (error) {
          ports.log.error('store.notRestored', error);
          return false;
        }
      },
      discard: () =>
        void prepared.discard().catch((error: unknown) => ports.log.error('store.incomingNotRemoved', error)),
    };
  };

  return backupsMain({
    clock: ports.clock,
    isQuiet: () => isQuiet(sessions),
    isUnused: () => use() !== 'in_use',
    erasedPeople,
    listBackups: () => listBackups(folder.backups),
    listSetAside: () => listSetAside(folder.setAside),
    removeOldSetAside: () => removeOldSetAside(folder.setAside, ports.clock.now()),
    remove: (kind, name) => removeKept(folders[kind], name),
    room: () => ({
      freeBytes: ports.disk.freeBytes(folder.root),
      neededBytes: neededFor(ports.disk, databaseBytes(folder)),
    }),
    verify: (kept, how) => verifyKept(ports, folderOf(kept), how),
    rehearse,
    soon: (task) => void nextTurn().then(task),
    recordAutomatic: (store, { name, reason }) =>
      store.transact((db) =>
        recordAudit(db, store, {
          at: ports.clock.now(),
          action: 'backup.made',
          actorId: null,
          subjectId: null,
          outcome: 'done',
          details: { reason, backup: name },
        }),
      ),
  });
}
