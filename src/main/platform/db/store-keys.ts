import type { Ports } from '../ports.ts';
import type { DataFolder } from './data-folder.ts';
import {
  fitsKeyCheck,
  keyCheck,
  makeKeyRing,
  newStretching,
  sealForRecovery,
  sealForVault,
  unsealFromRecovery,
  unsealFromVault,
  wipe,
  wipeKeys,
  type KeyRing,
} from './key-record.ts';
import { Refused } from './opening.ts';
import { makeRecoveryCode, readRecoveryCode } from './recovery-code.ts';
import { storeFaultIn } from './store-fault.ts';
import { recordFormat, writeStoreRecord, type StoreRecord } from './store-record.ts';

type KeyPorts = Pick<Ports, 'ids' | 'random' | 'vault' | 'log'>;
export type RecordAndKeys = { readonly record: StoreRecord; readonly ring: KeyRing };

const isRecoverable = (record: StoreRecord | null) => ({
  recoverable: record !== null && record.recovery !== null,
});

/** The master key, or `null` when the keychain answers that it has none. A silent keychain refuses the opening. */
async function masterKey(
  vault: Ports['vault'],
  storeId: string,
  record: StoreRecord | null,
): Promise<Uint8Array | null> {
  const answer = await vault.get(storeId);
  if (answer.kind === 'unavailable')
    throw new Refused('key_unavailable', answer.cause, isRecoverable(record));
  return answer.kind === 'found' ? answer.secret : null;
}

async function keepInVault({ vault, log }: KeyPorts, record: StoreRecord, ring: KeyRing): Promise<void> {
  try {
    await vault.set(record.storeId, ring.master);
  } catch (error) {
    log.error('store.key_not_kept', error, { vault: vault.backend });
    throw new Refused('key_unavailable', 'The keychain did not keep the key.', isRecoverable(record));
  }
}

function unsealed(record: StoreRecord, master: Uint8Array): KeyRing {
  const ring = unsealFromVault(record.sealed, master, record.storeId);
  if (ring === null) {
    wipe(master);
    throw new Refused(
      'wrong_key',
      'The key in the keychain does not open the key record.',
      isRecoverable(record),
    );
  }
  return checked(record, ring);
}

function checked(record: StoreRecord, ring: KeyRing): KeyRing {
  if (fitsKeyCheck(ring.data, record.keyCheck)) return ring;
  wipeKeys(ring);
  throw new Refused('wrong_key', 'The key check value differs.', isRecoverable(record));
}

/** The keys of an existing store, from the keychain. */
export async function keysFromVault({ vault }: KeyPorts, record: StoreRecord): Promise<KeyRing> {
  if (record.vault !== vault.backend) {
    const reason = `The key lies in ${record.vault}, this PC now uses ${vault.backend}.`;
    throw new Refused('key_unavailable', reason, isRecoverable(record));
  }
  const master = await masterKey(vault, record.storeId, record);
  if (master === null) {
    throw new Refused('key_unavailable', 'The keychain has no key for this store.', isRecoverable(record));
  }
  return unsealed(record, master);
}

/** The keys of an existing store, from its recovery code as somebody typed it. */
export async function keysFromCode(record: StoreRecord, typed: string): Promise<KeyRing> {
  const wrong = (reason: string) => new Refused('wrong_recovery_code', reason, isRecoverable(record));
  if (record.recovery === null) throw wrong('This store has no recovery code.');
  const code = readRecoveryCode(typed);
  if (code === null) throw wrong('The code is mistyped.');
  const { sealed, stretching } = record.recovery;
  const ring = await unsealFromRecovery(sealed, record.storeId, code, stretching);
  if (ring === null) throw wrong('The code is not the last one that this store gave out.');
  return checked(record, ring);
}

/** After a recovery: the master key goes back into the keychain, and the record names that keychain. */
export async function restoreKey(
  ports: KeyPorts,
  folder: DataFolder,
  { record, ring }: RecordAndKeys,
): Promise<StoreRecord> {
  await keepInVault(ports, record, ring);
  const sealed = sealForVault(ring, record.storeId, ports.random);
  const restored: StoreRecord = { ...record, vault: ports.vault.backend, sealed };
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
  const master = await masterKey(ports.vault, storeId, begun);
  if (master !== null) {
    if (begun !== null) return { record: begun, ring: unsealed(begun, master) };
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
  };
  // The record first: an interrupted creation then finds its own entry in the keychain instead of leaving an orphan.
  await writeStoreRecord(folder.record, record);
  await keepInVault(ports, record, ring);
  return { record, ring };
}

/**
 * Gives out recovery codes, one after the other; each replaces the one before. `isOpen` is asked before anything is
 * written: the keys are wiped, and the folder is somebody else's, once the store is closed.
 */
export function recoveryCodeIssuer(
  { random, ids }: KeyPorts,
  folder: DataFolder,
  { record, ring }: RecordAndKeys,
): (isOpen: () => boolean) => Promise<string> {
  let current = record;
  let last: Promise<unknown> = Promise.resolve();
  const issue = async (isOpen: () => boolean): Promise<string> => {
    const code = makeRecoveryCode(random);
    const stretching = newStretching(random);
    const sealed = await sealForRecovery(
      ring,
      record.storeId,
      readRecoveryCode(code) ?? '',
      stretching,
      random,
    );
    if (!isOpen()) throw new Error('The store was closed.');
    const renewed: StoreRecord = { ...current, recovery: { codeId: ids.next(), stretching, sealed } };
    try {
      await writeStoreRecord(folder.record, renewed);
    } catch (error) {
      throw storeFaultIn(error) ?? error;
    }
    current = renewed;
    return code;
  };
  return (isOpen) => {
    const next = last.then(
      () => issue(isOpen),
      () => issue(isOpen),
    );
    last = next;
    return next;
  };
}
