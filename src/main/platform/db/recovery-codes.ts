import { sql } from 'drizzle-orm';
import { databaseBytes } from '../backup/backup-folder.ts';
import { demandRoom } from '../backup/disk-short-error.ts';
import type { Ports } from '../ports.ts';
import { makeRecoveryCode, readRecoveryCode } from '../recovery-code.ts';
import { hasTable, type Connection } from './connection.ts';
import type { DataFolder } from './data-folder.ts';
import {
  keyCheck,
  type KeyRing,
  makeKeyRing,
  newStretching,
  sealForRecovery,
  sealForRekey,
  wipeKeys,
} from './key-record.ts';
import { keepMasters } from './keep-masters.ts';
import { storeFaultIn } from './store-fault.ts';
import { writeStoreRecord, type RecordAndKeys, type SealedCopy, type StoreRecord } from './store-record.ts';
import type { PreparedCode, RecoveryCodes } from './store.ts';

/** Id of the code that the database says is in force; `null` where none was given out. */
export function codeInForce(connection: Connection): string | null {
  if (!hasTable(connection, 'recovery_code')) return null;
  return (
    connection.rows<{ codeId: string }>('SELECT code_id AS codeId FROM recovery_code')[0]?.codeId ?? null
  );
}

/**
 * The copy whose code counts. Only between the two of an exchange does the database decide: an older database that
 * was accepted must not shut out the code that people hold.
 */
export function copyInForce({ recovery }: StoreRecord, codeId: string | null): SealedCopy | null {
  if (recovery === null) return null;
  return recovery.next !== null && recovery.next.codeId === codeId ? recovery.next : recovery.current;
}

/** The record with the copy that counts and no other, and with new keys only where they are in force. */
export function settledRecord(record: StoreRecord, codeId: string | null): StoreRecord {
  const current = copyInForce(record, codeId);
  const rekey = record.rekey !== null && record.rekey.codeId === codeId ? record.rekey : null;
  return { ...record, recovery: current === null ? null : { current, next: null }, rekey };
}

export function recoveryCodes(
  {
    random,
    ids,
    disk,
    log,
    vault,
    stretchCode,
  }: Pick<Ports, 'ids' | 'random' | 'disk' | 'log' | 'vault' | 'stretchCode'>,
  folder: DataFolder,
  { record, ring }: RecordAndKeys,
  connection: Connection,
): RecoveryCodes {
  let written = record;
  let ended = false;
  let busy = false;
  let last: Promise<void> = Promise.resolve();

  /** One change of the record after the other, each made from what the database says when its turn comes. */
  const change = (next: (settled: StoreRecord) => StoreRecord): Promise<void> => {
    const turn = async (): Promise<void> => {
      if (ended) throw new Error('The store was closed.');
      const settled = settledRecord(written, codeInForce(connection));
      const changed = next(settled);
      busy = true;
      try {
        await writeStoreRecord(folder.record, changed);
        written = changed;
      } catch (error) {
        // The file may hold either: no code that was only prepared may count on it.
        written = settled;
        throw storeFaultIn(error) ?? error;
      } finally {
        busy = false;
      }
    };
    const result = last.then(turn);
    last = result.catch(() => undefined);
    return result;
  };

  const isNext = (codeId: string): boolean => !busy && written.recovery?.next?.codeId === codeId;

  /** Puts a copy of the keys under a new code into the record, with what else it is for. */
  const issue = async (
    sealedRing: KeyRing,
    rekeyFor: (codeId: string) => StoreRecord['rekey'],
  ): Promise<PreparedCode> => {
    const code = makeRecoveryCode('store', random);
    const [codeId, stretching] = [ids.next(), newStretching(random)];
    const symbols = readRecoveryCode('store', code) ?? '';
    const sealed = await sealForRecovery(sealedRing, record.storeId, symbols, stretching, {
      random,
      stretchCode,
    });
    const rekey = rekeyFor(codeId);
    await change((settled) => {
      // The database still has the key before; the code of the new ones is in force already.
      if (settled.rekey !== null) throw new Error('New keys are on their way.');
      const current = settled.recovery?.current ?? null;
      return { ...settled, recovery: { current, next: { codeId, stretching, sealed } }, rekey };
    });
    return {
      code,
      putInForce: (db) => {
        if (!isNext(codeId)) return false;
        db.run(sql`INSERT INTO recovery_code (id, code_id) VALUES (1, ${codeId})
          ON CONFLICT (id) DO UPDATE SET code_id = excluded.code_id`);
        return true;
      },
      settle: async () => {
        if (!isNext(codeId)) return;
        try {
          await change((settled) => settled);
        } catch (error) {
          log.error('store.code_not_settled', error);
        }
      },
    };
  };

  return {
    prepare: () => issue(ring, () => null),
    prepareRekey: async () => {
      // Once they are in force, nothing opens the store before the database has them.
      demandRoom(disk, folder.root, databaseBytes(folder));
      const next = { ...makeKeyRing(random), audit: ring.audit.slice(), pepper: ring.pepper.slice() };
      try {
        // Before the record names them: keys that are in force nowhere do no harm.
        await keepMasters(vault, record.storeId, [ring.master, next.master]);
        return await issue(next, (codeId) => ({
          codeId,
          keyCheck: keyCheck(next.data),
          sealed: sealForRekey(next, ring, record.storeId, random),
        }));
      } finally {
        wipeKeys(next);
      }
    },
    end: () => {
      ended = true;
      return last;
    },
  };
}
