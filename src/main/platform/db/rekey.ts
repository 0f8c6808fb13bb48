import { databaseBytes } from '../backup/backup-folder.ts';
import { DiskShort } from '../backup/disk-short-error.ts';
import type { Ports } from '../ports.ts';
import { firstDamage } from './first-damage.ts';
import { openConnection } from './connection.ts';
import type { DataFolder } from './data-folder.ts';
import { foldLog } from './fold-log.ts';
import { type KeyRing, keyCheck, sealForVault, wipeKeys } from './key-record.ts';
import { Refused } from './opening.ts';
import { keepMasters } from './keep-masters.ts';
import { settledRecord } from './recovery-codes.ts';
import { StoreFault } from './store-fault.ts';
import type { Keys } from './store-keys.ts';
import { type RecordAndKeys, type StoreRecord, writeStoreRecord } from './store-record.ts';

type RekeyPorts = Pick<Ports, 'random' | 'disk' | 'vault' | 'log'>;

/** So often a store is opened with its new keys before the keychain forgets the master key before them. */
const openingsWithBoth = 2;

/**
 * Gives the database its new key, in one transaction of the write-ahead log: whatever interrupts it, one of the two keys
 * opens it (SECURITY, fact 5). Folds the log, so that no page is left under the key before.
 */
function rekeyDatabase(file: string, before: Uint8Array, next: Uint8Array): void {
  const connection = openConnection({ file, key: before, mode: 'write' });
  try {
    connection.rekey(next);
    foldLog(connection);
  } finally {
    connection.close();
  }
  const reopened = openConnection({ file, key: next, mode: 'read' });
  try {
    if (firstDamage(reopened) !== null) throw new StoreFault('corrupt', 'REKEYED_BADLY');
  } finally {
    reopened.close();
  }
}

/**
 * Brings a replacement of keys to its end, at an opening: where the database says that the new ones are in force
 * (`codeId`), it gets them, else they are forgotten. Refuses the opening where they are in force and not to be had.
 */
export async function settleRekey(
  ports: RekeyPorts,
  folder: DataFolder,
  { record, ring, next }: Keys & { readonly record: StoreRecord },
  codeId: string | null,
): Promise<RecordAndKeys> {
  if (record.rekey === null) return { record, ring };
  if (record.rekey.codeId !== codeId) {
    if (next !== null && next !== ring) wipeKeys(next);
    // The keychain has their master key, which goes with this opening.
    const forgotten = { ...settledRecord(record, codeId), openedAnew: openingsWithBoth - 1 };
    await writeStoreRecord(folder.record, forgotten);
    return { record: forgotten, ring };
  }
  if (next === null) {
    throw new Refused('key_unavailable', 'The keychain has no new key for this store.', {
      recoverable: true,
    });
  }
  if (ring !== next) {
    // All of it goes through the log. One that broke off for lack of room would be tried again at each start.
    const [needed, free] = [databaseBytes(folder), ports.disk.freeBytes(folder.root)];
    if (free < needed) throw new DiskShort(needed, free);
    rekeyDatabase(folder.database, ring.data, next.data);
  }
  const settled: StoreRecord = {
    ...settledRecord(record, codeId),
    keyCheck: keyCheck(next.data),
    sealed: sealForVault(next, record.storeId, ports.random),
    rekey: null,
    openedAnew: 0,
  };
  await writeStoreRecord(folder.record, settled);
  if (ring !== next) wipeKeys(ring);
  ports.log.info('store.rekeyed', { store: record.storeId });
  return { record: settled, ring: next };
}

/**
 * Counts an opening with new keys, and has the keychain forget the master key before them when it is time. Where it does
 * not, the next opening asks again.
 */
export async function countOpening(
  { vault, log }: Pick<RekeyPorts, 'vault' | 'log'>,
  { record, ring }: { readonly record: StoreRecord; readonly ring: KeyRing },
): Promise<StoreRecord> {
  if (record.openedAnew === null) return record;
  const openedAnew = record.openedAnew + 1;
  if (openedAnew < openingsWithBoth) return { ...record, openedAnew };
  try {
    await keepMasters(vault, record.storeId, [ring.master]);
    return { ...record, openedAnew: null };
  } catch (error) {
    log.error('store.former_key_kept', error, { vault: vault.backend });
    return { ...record, openedAnew };
  }
}
