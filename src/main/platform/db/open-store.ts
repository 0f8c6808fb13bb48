import type { Ports } from '../ports.ts';
import { assembleStore } from './assemble-store.ts';
import { holdsNoStore, sizeOf, type DataFolder } from './data-folder.ts';
import { enterFolder, type HeldFolder } from './enter-folder.ts';
import { openSealedHead } from './commit-head.ts';
import { readHeadCopy } from './head-copy.ts';
import { inspectDatabase, type Inspected } from './inspect-database.ts';
import { type KeyRing, wipeKeys } from './key-record.ts';
import { loadMigrations, type Migration } from './migrate.ts';
import { Refused, type Opened } from './opening.ts';
import { copyInForce } from './recovery-codes.ts';
import { settleRekey } from './rekey.ts';
import { keysForNewStore, keysFromCode, keysFromVault, restoreKey, wrongCode } from './store-keys.ts';
import { readStoreRecord, type RecordAndKeys, type StoreRecord } from './store-record.ts';

export type StorePorts = Pick<
  Ports,
  | 'clock'
  | 'ids'
  | 'random'
  | 'disk'
  | 'log'
  | 'vault'
  | 'stretchCode'
  | 'dataDir'
  | 'migrationsDir'
  | 'processName'
  | 'workers'
  | 'appVersion'
  | 'timeZone'
  | 'onStatement'
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

type Found = RecordAndKeys & {
  /** New keys on their way. */
  readonly next: KeyRing | null;
  readonly isNew: boolean;
  /** Which recovery code gave the keys; `null` when the keychain did. */
  readonly codeId: string | null;
};

async function keysFor(
  ports: StorePorts,
  folder: DataFolder,
  { recoveryCode, create = true }: OpenHow,
): Promise<Found> {
  const answer = readStoreRecord(folder.record);
  if (answer.kind === 'unreadable') throw new Refused('corrupt', 'store.json cannot be read.');
  if (answer.kind === 'newer') throw new Refused('newer_schema', 'store.json is of a later version.');
  const record = answer.kind === 'found' ? answer.record : null;

  if (record === null ? holdsNoStore(folder) : isUnborn(record, folder)) {
    if (!create || recoveryCode !== undefined) throw new Refused('absent', 'There is no store here.');
    return { ...(await keysForNewStore(ports, folder, record)), next: null, isNew: true, codeId: null };
  }
  if (record === null) throw new Refused('missing_but_expected', 'store.json is missing.');
  const bytes = sizeOf(folder.database);
  if (bytes === null) throw new Refused('missing_but_expected', 'store.db is missing.');
  if (bytes === 0) throw new Refused('missing_but_expected', 'store.db is empty.');
  if (recoveryCode === undefined) {
    return { record, ...(await keysFromVault(ports, record, folder.database)), isNew: false, codeId: null };
  }
  return { record, ...(await keysFromCode(ports, record, recoveryCode, folder.database)), isNew: false };
}

type Admitted = Inspected & RecordAndKeys;

/** With keys from the keychain: the database must be no older than anything outside it remembers. */
async function admitUsually(
  ports: StorePorts,
  folder: DataFolder,
  found: Found,
  migrations: readonly Migration[],
): Promise<Admitted> {
  const { record } = found;
  const inspected = inspectDatabase(ports, folder, found, migrations, await readHeadCopy(ports, found));
  if (inspected.oldness !== null) {
    throw new Refused('rolled_back', inspected.oldness, { recoverable: record.recovery !== null });
  }
  return { ...inspected, ...(await settleRekey(ports, folder, found, inspected.codeId)) };
}

/** With keys from a recovery code, which lets an older database pass and mends what the keychain holds. */
async function admitByCode(
  ports: StorePorts,
  folder: DataFolder,
  found: Found,
  migrations: readonly Migration[],
): Promise<Admitted> {
  const { record, ring, codeId } = found;
  const remembered = await ports.vault.get(record.storeId, 'head');
  const copy = remembered.kind === 'found' ? openSealedHead(remembered.secret, ring.audit) : null;
  const inspected = inspectDatabase(ports, folder, { record, ring }, migrations, copy ?? 'unknown');
  if (copyInForce(record, inspected.codeId)?.codeId !== codeId) {
    throw wrongCode(record, 'The code is not the one that is in force.');
  }
  if (inspected.head === null) throw new Refused('corrupt', 'The database has no commit head.');
  const settled = await settleRekey(ports, folder, found, inspected.codeId);
  const restored = await restoreKey(ports, folder, settled, inspected.head);
  return { ...inspected, record: restored, ring: settled.ring };
}

async function openLocked(
  ports: StorePorts,
  { folder, restored, release }: HeldFolder,
  how: OpenHow,
): Promise<Opened> {
  const migrations = loadMigrations(ports.migrationsDir);
  const found = await keysFor(ports, folder, how);
  const { isNew } = found;
  let { ring } = found;
  try {
    const recovering = found.codeId !== null;
    const admit = recovering ? admitByCode : admitUsually;
    const admitted = isNew ? null : await admit(ports, folder, found, migrations);
    const record = admitted?.record ?? found.record;
    ring = admitted?.ring ?? ring;
    const rolledBack = (admitted?.oldness ?? null) !== null;
    const store = await assembleStore(ports, folder, { record, ring }, migrations, {
      isChecked: admitted?.isChecked ?? true,
      release,
    });
    ports.log.info('store.opened', { store: record.storeId, created: isNew, recovering, rolledBack });
    return { state: 'ok', store, created: isNew, restored, rollbackAccepted: rolledBack };
  } catch (error) {
    wipeKeys(ring);
    if (found.next !== null) wipeKeys(found.next);
    throw error;
  }
}

/**
 * Opens the store of a folder, or makes it where there never was one. Every state of the files and the keychain has its
 * answer, and no answer but `ok` deletes or overwrites a file of the store. Rejects only when the program itself is
 * broken: migrations that are packed wrongly, or a driver that does not keep a setting.
 */
export async function openStore(ports: StorePorts, how: OpenHow = {}): Promise<Opened> {
  const mustExist = how.create === false || how.recoveryCode !== undefined;
  return enterFolder(ports, { mustExist }, (held) => openLocked(ports, held, how));
}
