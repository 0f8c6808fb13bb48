import { statSync } from 'node:fs';
import type { Ports } from '../ports.ts';
import type { Contents } from '../db/contents.ts';
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
  const keys = await keysOfKept(ports, source, recoveryCode);
  try {
    const word = wordOn(source, keys.ring.audit);
    if (word.finding !== null) throw new NotUsable(word.finding);
    if (word.facts === null) throw new NotUsable('changed');
    const order = { file: source.database, expected: word.facts, migrateAt: null };
    const checked = await checkInThread(ports, keys.ring, order, watch);
    if (checked.finding !== null) throw new NotUsable(checked.finding);
    demandCodeInForce(keys, checked.codeId);
    return checked.contents;
  } finally {
    wipeKeys(keys.ring);
  }
}
