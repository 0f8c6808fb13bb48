import { sql } from 'drizzle-orm';
import type { Ports } from '../ports.ts';
import { makeRecoveryCode, readRecoveryCode } from '../recovery-code.ts';
import { hasTable, type Connection } from './connection.ts';
import type { DataFolder } from './data-folder.ts';
import { newStretching, sealForRecovery } from './key-record.ts';
import { storeFaultIn } from './store-fault.ts';
import { writeStoreRecord, type RecordAndKeys, type SealedCopy, type StoreRecord } from './store-record.ts';
import type { RecoveryCodes } from './store.ts';

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

/** The record with the copy that counts and no other. */
export function settledRecord(record: StoreRecord, codeId: string | null): StoreRecord {
  const current = copyInForce(record, codeId);
  return { ...record, recovery: current === null ? null : { current, next: null } };
}

export function recoveryCodes(
  { random, ids, log, stretchCode }: Pick<Ports, 'ids' | 'random' | 'log' | 'stretchCode'>,
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

  return {
    prepare: async () => {
      const code = makeRecoveryCode('store', random);
      const [codeId, stretching] = [ids.next(), newStretching(random)];
      const symbols = readRecoveryCode('store', code) ?? '';
      const sealed = await sealForRecovery(ring, record.storeId, symbols, stretching, {
        random,
        stretchCode,
      });
      await change((settled) => ({
        ...settled,
        recovery: { current: settled.recovery?.current ?? null, next: { codeId, stretching, sealed } },
      }));
      return {
        code,
        putInForce: (db) => {
          if (!isNext(codeId)) return false;
          db.run(sql`INSERT INTO recovery_code (id, code_id) VALUES (1, ${codeId})
            ON CONFLICT (id) DO UPDATE SET code_id = excluded.code_id`);
          return true;
        },
        settle: () => {
          if (!isNext(codeId)) return;
          change((settled) => settled).catch((error: unknown) => log.error('store.code_not_settled', error));
        },
      };
    },
    end: () => {
      ended = true;
      return last;
    },
  };
}
