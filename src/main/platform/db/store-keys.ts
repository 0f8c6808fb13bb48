import type { Ports } from '../ports.ts';
import type { CommitHead } from './commit-head.ts';
import { opensWith } from './connection.ts';
import type { DataFolder } from './data-folder.ts';
import { startHeadCopy } from './head-copy.ts';
import {
  fitsKeyCheck,
  keyCheck,
  makeKeyRing,
  mastersIn,
  sealForVault,
  unsealFromRecovery,
  unsealFromRekey,
  unsealFromVault,
  wipe,
  wipeKeys,
  type KeyRing,
} from './key-record.ts';
import { Refused } from './opening.ts';
import { readRecoveryCode } from '../recovery-code.ts';
import { recordFormat, writeStoreRecord, type RecordAndKeys, type StoreRecord } from './store-record.ts';

type KeyPorts = Pick<Ports, 'ids' | 'random' | 'vault' | 'log'>;

const isRecoverable = (record: StoreRecord | null) => ({
  recoverable: record !== null && record.recovery !== null,
});

/** The master keys, or `null` when the keychain answers that it has none. A silent keychain refuses the opening. */
async function masterKeys(
  vault: Ports['vault'],
  storeId: string,
  record: StoreRecord | null,
): Promise<Uint8Array | null> {
  const answer = await vault.get(storeId, 'key');
  if (answer.kind === 'unavailable')
    throw new Refused('key_unavailable', answer.cause, isRecoverable(record));
  return answer.kind === 'found' ? answer.secret : null;
}

/** Refuses the opening with `state` when the keychain does not keep the key. */
async function keepInVault(
  { vault, log }: KeyPorts,
  record: StoreRecord,
  ring: KeyRing,
  state: 'key_unavailable' | 'key_not_kept',
): Promise<void> {
  try {
    await vault.set(record.storeId, 'key', ring.master);
  } catch (error) {
    log.error('store.key_not_kept', error, { vault: vault.backend });
    throw new Refused(state, 'The keychain did not keep the key.', isRecoverable(record));
  }
}

function checked(record: StoreRecord, ring: KeyRing, check = record.keyCheck): KeyRing {
  if (fitsKeyCheck(ring.data, check)) return ring;
  wipeKeys(ring);
  throw new Refused('wrong_key', 'The key check value differs.', isRecoverable(record));
}

/** `ring` opens the database as it is; `next` are its new keys, while keys are being replaced and as far as they are known. */
export type Keys = { readonly ring: KeyRing; readonly next: KeyRing | null };

/** Which of the keys before and after a replacement the database has. Where neither opens it, those before. */
function ofDatabase(database: string, before: KeyRing | null, next: KeyRing | null): Keys | null {
  if (before === null || (next !== null && opensWith(database, next.data))) {
    if (before !== null) wipeKeys(before);
    return next === null ? null : { ring: next, next };
  }
  return { ring: before, next };
}

/** The new keys of a record, and the same with the data key before them, under one of these master keys. */
function onTheirWay(record: StoreRecord, masters: readonly Uint8Array[]) {
  const { rekey, storeId } = record;
  if (rekey === null) return null;
  const found = masters.map((master) => unsealFromRekey(rekey.sealed, master, storeId)).find(Boolean) ?? null;
  if (found !== null) checked(record, found.next, rekey.keyCheck);
  return found;
}

/** The keys of an existing store under the master keys that a keychain holds; `null` where none fits. */
function unsealed(record: StoreRecord, secret: Uint8Array, database: string): Keys | null {
  const masters = mastersIn(secret);
  wipe(secret);
  const found = masters.map((master) => unsealFromVault(record.sealed, master, record.storeId)).find(Boolean);
  const before = found ? checked(record, found) : null;
  const coming = onTheirWay(record, masters);
  if (coming !== null) wipeKeys(coming.before);
  const keys = ofDatabase(database, before, coming?.next ?? null);
  wipe(...masters.filter((master) => master !== keys?.ring.master && master !== keys?.next?.master));
  return keys;
}

const wrongKey = (record: StoreRecord): Refused =>
  new Refused('wrong_key', 'The key in the keychain does not open the key record.', isRecoverable(record));

/** The keys of an existing store whose database lies at `database`, from the keychain. */
export async function keysFromVault(
  { vault }: Pick<KeyPorts, 'vault'>,
  record: StoreRecord,
  database: string,
): Promise<Keys> {
  if (record.vault !== vault.backend) {
    const reason = `The key lies in ${record.vault}, this PC now uses ${vault.backend}.`;
    throw new Refused('key_unavailable', reason, { ...isRecoverable(record), cause: 'no_key' });
  }
  const secret = await masterKeys(vault, record.storeId, record);
  if (secret === null) {
    const reason = 'The keychain has no key for this store.';
    throw new Refused('key_unavailable', reason, { ...isRecoverable(record), cause: 'no_key' });
  }
  const keys = unsealed(record, secret, database);
  if (keys === null) throw wrongKey(record);
  return keys;
}

/**
 * The keys of an existing store, from its recovery code as somebody typed it, and which code that was: whether it is
 * still in force only the open database can say.
 */
export async function keysFromCode(
  { stretchCode }: Pick<Ports, 'stretchCode'>,
  record: StoreRecord,
  typed: string,
  database: string,
): Promise<Keys & { readonly codeId: string }> {
  const copies = [record.recovery?.current ?? null, record.recovery?.next ?? null].filter(
    (copy) => copy !== null,
  );
  if (copies.length === 0) throw wrongCode(record, 'This store has no recovery code.');
  const code = readRecoveryCode('store', typed);
  if (code === null) throw wrongCode(record, 'The code is mistyped.');
  for (const { codeId, sealed, stretching } of copies) {
    const ring = await unsealFromRecovery(sealed, record.storeId, code, stretching, stretchCode);
    if (ring === null) continue;
    const coming = codeId === record.rekey?.codeId ? onTheirWay(record, [ring.master]) : null;
    if (coming === null) return { ring: checked(record, ring), next: null, codeId };
    const keys = ofDatabase(database, coming.before, coming.next);
    if (keys !== null) return { ...keys, codeId };
  }
  throw wrongCode(record, 'The code is not the last one that this store gave out.');
}

export const wrongCode = (record: StoreRecord, reason: string): Refused =>
  new Refused('wrong_recovery_code', reason, isRecoverable(record));

/**
 * After a recovery: the master key and the commit head go back into the keychain, and the record names that keychain.
 */
export async function restoreKey(
  ports: KeyPorts,
  folder: DataFolder,
  { record, ring }: RecordAndKeys,
  head: CommitHead,
): Promise<StoreRecord> {
  await keepInVault(ports, record, ring, 'key_not_kept');
  await startHeadCopy(ports, { record, ring }, head, 'key_not_kept');
  const sealed = sealForVault(ring, record.storeId, ports.random);
  const restored: StoreRecord = { ...record, vault: ports.vault.backend, sealed, openedAnew: null };
  await writeStoreRecord(folder.record, restored);
  return restored;
}

/**
 * The keys of a store that has no database yet. `begun` is the record that an interrupted creation left: what it began
 * is carried on. Otherwise keys are made only when the keychain answers that it has none, and the keychain has
 * read them back before this resolves.
 */
export async function keysForNewStore(
  ports: KeyPorts,
  folder: DataFolder,
  begun: StoreRecord | null,
): Promise<RecordAndKeys> {
  const storeId = begun?.storeId ?? ports.ids.next();
  const secret = await masterKeys(ports.vault, storeId, begun);
  if (secret !== null) {
    const keys = begun === null ? null : unsealed(begun, secret, folder.database);
    if (begun !== null && keys !== null) return { record: begun, ring: keys.ring };
    if (begun !== null) throw wrongKey(begun);
    throw new Refused('key_unavailable', 'The keychain holds a key for a store that was never made.');
  }
  const ring = makeKeyRing(ports.random);
  const record: StoreRecord = {
    format: recordFormat,
    storeId,
    cipher: 'sqlcipher-4',
    stage: 'creating',
    vault: ports.vault.backend,
    keyCheck: keyCheck(ring.data),
    sealed: sealForVault(ring, storeId, ports.random),
    recovery: null,
    rekey: null,
    openedAnew: null,
  };
  // The record first: an interrupted creation then finds its own entry in the keychain instead of leaving an orphan.
  await writeStoreRecord(folder.record, record);
  await keepInVault(ports, record, ring, 'key_unavailable');
  return { record, ring };
}
