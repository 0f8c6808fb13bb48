import { databaseBytes } from '../backup/backup-folder.ts';
import { DiskShort } from '../backup/disk-short-error.ts';
import { answeredValue } from '../backup/fault-answers.ts';
import type { Ports } from '../ports.ts';
import type { DataFolder } from './data-folder.ts';
import { type KeyRing, keyCheck, sealForVault, wipe, wipeKeys } from './key-record.ts';
import { Refused } from './opening.ts';
import { keepMasters } from './keep-masters.ts';
import { settledRecord } from './recovery-codes.ts';
import { rekeyDatabase } from './rekey-database.ts';
import type { Keys } from './store-keys.ts';
import { type RecordAndKeys, type StoreRecord, writeStoreRecord } from './store-record.ts';

type RekeyPorts = Pick<Ports, 'random' | 'disk' | 'vault' | 'log' | 'workers'>;

/** So often a store is opened with its new keys before the keychain forgets the master key before them. */
const openingsWithBoth = 2;

/** The thread wipes the keys that it gets, this the copies that it got them from. */
async function rekeyInThread(
  { workers }: Pick<RekeyPorts, 'workers'>,
  file: string,
  ring: KeyRing,
  next: KeyRing,
): Promise<void> {
  const keys = { before: ring.data.slice(), next: next.data.slice() };
  try {
    answeredValue(await workers.run(rekeyDatabase, { file, ...keys }));
  } finally {
    wipe(keys.before, keys.next);
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
    await rekeyInThread(ports, folder.database, ring, next);
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
