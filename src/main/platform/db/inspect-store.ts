import type { Ports } from '../ports.ts';
import { headOf, readCommitHead, type CommitHead } from './commit-head.ts';
import { hasTable, openConnection } from './connection.ts';
import { sizeOf } from './data-folder.ts';
import { enterFolder } from './enter-folder.ts';
import { readHeadCopy } from './head-copy.ts';
import { oldness } from './inspect-database.ts';
import { wipeKeys } from './key-record.ts';
import { Refused, type ClosedAnswer } from './opening.ts';
import { keysFromVault } from './store-keys.ts';
import { readStoreRecord } from './store-record.ts';
import type { Reader } from './store.ts';
import { firstDamage } from './first-damage.ts';

/** A store as it lies there, however its opening would answer: also one that is older than it should be. */
export type InspectedStore = {
  readonly state: 'ok';
  readonly id: string;
  /** On a connection that cannot write. */
  readonly read: Reader;
  /** Wiped by `close`. */
  readonly auditKey: Uint8Array;
  /** Reads every page: `null` when all are sound, else the first complaint. */
  firstDamage(): string | null;
  /** Why it would not be opened as it is; `null` where it is as old as it should be. */
  readonly oldness: string | null;
  /** The commit heads outside the database. */
  readonly outside: { readonly beside: CommitHead | null; readonly copy: CommitHead | null };
  close(): void;
};

/**
 * Opens an existing store to be looked at, with its key from the keychain: nothing of it is migrated, mended or written.
 * It holds the folder until it is closed. Answers why not where there is no database, or no key for it.
 */
export function inspectStore(
  ports: Pick<Ports, 'clock' | 'ids' | 'random' | 'disk' | 'vault' | 'log' | 'dataDir' | 'processName'>,
): Promise<InspectedStore | ClosedAnswer> {
  return enterFolder<InspectedStore>(ports, { mustExist: true }, async ({ folder, release }) => {
    const answer = readStoreRecord(folder.record);
    if (answer.kind === 'absent') throw new Refused('missing_but_expected', 'store.json is missing.');
    if (answer.kind === 'newer') throw new Refused('newer_schema', 'store.json is of a later version.');
    if (answer.kind === 'unreadable') throw new Refused('corrupt', 'store.json cannot be read.');
    if ((sizeOf(folder.database) ?? 0) === 0) {
      throw new Refused('missing_but_expected', 'store.db is missing or empty.');
    }
    const { record } = answer;
    const { ring, next } = await keysFromVault(ports, record, folder.database);
    if (next !== null && next !== ring) wipeKeys(next);
    try {
      const copy = await readHeadCopy(ports, { record, ring });
      const beside = readCommitHead(folder.head, ring.audit);
      const connection = openConnection({ file: folder.database, key: ring.data, mode: 'read' });
      if (!hasTable(connection, 'audit') || !hasTable(connection, 'commit_head')) {
        connection.close();
        throw new Refused('corrupt', 'The database has no audit table.');
      }
      return {
        state: 'ok',
        id: record.storeId,
        read: connection.db,
        auditKey: ring.audit,
        oldness: oldness(connection, {
          beside,
          copy,
          isBorn: record.stage === 'complete' || (headOf(connection)?.commits ?? 0) > 0,
        }),
        outside: { beside, copy },
        firstDamage: () => firstDamage(connection),
        close: () => {
          connection.close();
          wipeKeys(ring);
          release();
        },
      };
    } catch (error) {
      wipeKeys(ring);
      throw error;
    }
  });
}
