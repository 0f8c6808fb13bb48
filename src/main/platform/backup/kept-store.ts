import { accessSync, constants, statSync } from 'node:fs';
import type { Ports } from '../ports.ts';
import { holdExclusively } from '../db/connection.ts';
import type { Contents } from '../db/contents.ts';
import { sizeOf } from '../db/data-folder.ts';
import { wipeKeys } from '../db/key-record.ts';
import { Refused } from '../db/opening.ts';
import { copyInForce } from '../db/recovery-codes.ts';
import { keysFromCode, keysFromVault } from '../db/store-keys.ts';
import { readStoreRecord, type RecordAndKeys } from '../db/store-record.ts';
import type { BackupFolder } from './backup-folder.ts';
import { checkInThread } from './check-in-thread.ts';
import { wordOn } from './manifest.ts';
import { NotUsable } from './not-usable-error.ts';
import type { Watch } from './run-phases.ts';

type KeyPorts = Pick<Ports, 'ids' | 'random' | 'vault' | 'log' | 'stretchCode'>;
/** `codeId`: which recovery code gave the keys; `null` when the keychain did. */
export type KeptKeys = RecordAndKeys & { readonly codeId: string | null };

const mayWrite = (file: string): boolean => {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/**
 * Keeps a kept store still while it is copied or looked at, and answers what lets it go. A backup has no lock and needs
 * none; a data folder may be open in another process. Throws NotUsable.
 */
export function holdKept({ lock }: BackupFolder): () => void {
  // Where the lock may not be written, nobody can have the store open there either.
  if (sizeOf(lock) === null || !mayWrite(lock)) return () => undefined;
  const release = holdExclusively(lock);
  if (release === null) throw new NotUsable('in_use');
  return release;
}

/** The keys of a kept store, by its recovery code where one is given, else by the keychain. Rejects with NotUsable. */
export async function keysOfKept(
  ports: KeyPorts,
  { record: file, database }: BackupFolder,
  recoveryCode: string | undefined,
): Promise<KeptKeys> {
  const found = statSync(database, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size === 0) throw new NotUsable('nothing_there');
  const answer = readStoreRecord(file);
  if (answer.kind === 'newer') throw new NotUsable('newer_schema');
  if (answer.kind !== 'found') throw new NotUsable('record_unreadable');
  const { record } = answer;
  try {
    if (recoveryCode === undefined)
      return { record, ring: (await keysFromVault(ports, record, database)).ring, codeId: null };
    return { record, ...(await keysFromCode(ports, record, recoveryCode, database)) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new NotUsable(recoveryCode === undefined ? 'needs_recovery_code' : 'wrong_recovery_code');
  }
}

/** The code that gave the keys must be the one that the database says is in force. Throws NotUsable. */
export function demandCodeInForce({ record, codeId }: KeptKeys, inForce: string | null): void {
  if (codeId !== null && copyInForce(record, inForce)?.codeId !== codeId) {
    throw new NotUsable('wrong_recovery_code');
  }
}

/**
 * Proves a kept store where it lies: every page and index, its contents against its manifest, its audit chain. Answers
 * what it holds. Rejects with NotUsable, StoreFault, WorkerError, or what the file system throws.
 */
export async function verifyKept(
  ports: KeyPorts & Pick<Ports, 'clock' | 'workers' | 'migrationsDir'>,
  source: BackupFolder,
  { recoveryCode, ...watch }: Watch & { readonly recoveryCode?: string | undefined } = {},
): Promise<Contents> {
  const letGo = holdKept(source);
  let keys: KeptKeys;
  try {
    keys = await keysOfKept(ports, source, recoveryCode);
  } catch (error) {
    letGo();
    throw error;
  }
  try {
    const word = wordOn(source, keys.ring.audit);
    if (word.finding !== null) throw new NotUsable(word.finding);
    const { expected, outside } = word;
    const order = { file: source.database, expected, outside, migrateAt: null };
    const checked = await checkInThread(ports, keys.ring, order, watch);
    if (checked.finding !== null) throw new NotUsable(checked.finding);
    demandCodeInForce(keys, checked.codeId);
    return checked.contents;
  } finally {
    wipeKeys(keys.ring);
    letGo();
  }
}
