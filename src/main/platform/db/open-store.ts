import type { Ports } from '../ports.ts';
import { assembleStore } from './assemble-store.ts';
import { dataFolder, holdsNoStore, makePrivateFolder, sizeOf, type DataFolder } from './data-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { inspectDatabase } from './inspect-database.ts';
import { wipeKeys } from './key-record.ts';
import { loadMigrations, MigrationFailed } from './migrate.ts';
import { Refused, type Opened } from './opening.ts';
import { blamingFullDisk, storeFaultIn } from './store-fault.ts';
import {
  keysForNewStore,
  keysFromCode,
  keysFromVault,
  restoreKey,
  type RecordAndKeys,
} from './store-keys.ts';
import { readStoreRecord, type StoreRecord } from './store-record.ts';

export type StorePorts = Pick<
  Ports,
  'clock' | 'ids' | 'random' | 'log' | 'vault' | 'dataDir' | 'migrationsDir' | 'processName'
>;

export type OpenHow = {
  /** Open with this code instead of the keychain, and put the key back into the keychain. */
  readonly recoveryCode?: string;
  /** Make a store where there never was one; otherwise answer `absent`. True unless said. */
  readonly create?: boolean;
};

/** What an interrupted creation leaves: a record, and nothing that it could have guarded. */
const isUnborn = (record: StoreRecord, folder: DataFolder): boolean =>
  record.stage === 'creating' &&
  [folder.database, folder.log, folder.head].every((file) => (sizeOf(file) ?? 0) === 0);

async function keysFor(
  ports: StorePorts,
  folder: DataFolder,
  { recoveryCode, create = true }: OpenHow,
): Promise<RecordAndKeys & { readonly isNew: boolean }> {
  const answer = readStoreRecord(folder.record);
  if (answer.kind === 'unreadable') throw new Refused('corrupt', 'store.json cannot be read.');
  if (answer.kind === 'newer') throw new Refused('newer_schema', 'store.json is of a later version.');
  const record = answer.kind === 'found' ? answer.record : null;

  if (record === null ? holdsNoStore(folder) : isUnborn(record, folder)) {
    if (!create || recoveryCode !== undefined) throw new Refused('absent', 'There is no store here.');
    return { ...(await keysForNewStore(ports, folder, record)), isNew: true };
  }
  if (record === null) throw new Refused('missing_but_expected', 'store.json is missing.');
  const bytes = sizeOf(folder.database);
  if (bytes === null) throw new Refused('missing_but_expected', 'store.db is missing.');
  if (bytes === 0) throw new Refused('missing_but_expected', 'store.db is empty.');
  const ring =
    recoveryCode === undefined
      ? await keysFromVault(ports, record)
      : await keysFromCode(record, recoveryCode);
  return { record, ring, isNew: false };
}

async function openLocked(
  ports: StorePorts,
  folder: DataFolder,
  how: OpenHow,
  release: () => void,
): Promise<Opened> {
  const migrations = loadMigrations(ports.migrationsDir);
  const { record, ring, isNew } = await keysFor(ports, folder, how);
  try {
    const recovering = how.recoveryCode !== undefined;
    const { rolledBack } = isNew
      ? { rolledBack: false }
      : inspectDatabase(folder, { record, ring }, migrations, recovering);
    const kept = recovering ? await restoreKey(ports, folder, { record, ring }) : record;
    const store = await assembleStore(ports, folder, { record: kept, ring }, migrations, release);
    ports.log.info('store.opened', { store: record.storeId, created: isNew, recovering, rolledBack });
    return { state: 'ok', store, created: isNew, rollbackAccepted: rolledBack };
  } catch (error) {
    wipeKeys(ring);
    throw error;
  }
}

/** A failed migration is the fault of its disk when there is one, else the database holds what no one foresaw. */
const failedMigration = (failure: MigrationFailed): Refused => {
  const { cause } = failure;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'its check';
  return new Refused('corrupt', `${failure.message} ${code}`);
};

const stateOf = { disk_full: 'disk_full', readonly: 'readonly', corrupt: 'corrupt', io: 'corrupt' } as const;

function refusalIn(error: unknown, folder: DataFolder): Refused | null {
  if (error instanceof Refused) return error;
  const fault = storeFaultIn(error);
  if (fault !== null) {
    const { kind, message } = blamingFullDisk(fault, folder.root);
    return new Refused(stateOf[kind], message);
  }
  return error instanceof MigrationFailed ? failedMigration(error) : null;
}

/**
 * Opens the store of a folder, or makes it where there never was one. Every state of the files and the keychain has its
 * answer, and no answer but `ok` deletes or overwrites a file of the store. Rejects only when the program itself is
 * broken: migrations that are packed wrongly, or a driver that does not keep a setting.
 */
export async function openStore(ports: StorePorts, how: OpenHow = {}): Promise<Opened> {
  const folder = dataFolder(ports.dataDir);
  try {
    const wantsExisting = how.create === false || how.recoveryCode !== undefined;
    if (wantsExisting && sizeOf(folder.record) === null && holdsNoStore(folder)) {
      throw new Refused('absent', 'There is no store here.');
    }
    makePrivateFolder(folder.root);
    const lock = await lockFolder(folder, ports.processName);
    if (lock.kind === 'taken') {
      throw new Refused('locked', 'Another process has the store open.', { holder: lock.holder });
    }
    try {
      return await openLocked(ports, folder, how, () => lock.release());
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    const refusal = refusalIn(error, folder);
    if (refusal === null) throw error;
    const { state, holder, recoverable, message: reason } = refusal;
    ports.log.warn('store.refused', { state, reason });
    return { state, holder, recoverable, reason };
  }
}
