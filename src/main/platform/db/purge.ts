import { sql } from 'drizzle-orm';
import type { Log } from '../ports.ts';
import type { Connection, QueryBuilder } from './connection.ts';
import { foldLog } from './fold-log.ts';
import { rewriteFreePages } from './free-pages.ts';
import { StoreFault, storeFaultIn } from './store-fault.ts';

type Writer = Pick<QueryBuilder, 'run'>;
type Reader = Pick<QueryBuilder, 'all'>;

/** Something was deleted of which traces may still stand in the files. */
export const isPurgeOwed = (db: Reader): boolean => db.all(sql`SELECT 1 FROM owed_purge`).length > 0;

/**
 * Leaves nothing in the files of what was deleted. `secure_delete` overwrites a deleted row where it stands, but not the
 * copies of it that stay in the gaps of pages whenever SQLite splits or balances a b-tree: only rewriting all of them
 * gets rid of those (0140). What a purge is owed for, the database remembers, so that a crash does not forget it.
 */
export type Purge = {
  /** In the transaction that deletes. */
  owe(db: Writer): void;
  /**
   * After the commit, and at every opening: rewrites the database and empties the write-ahead log, about 15 ms a MB.
   * Answers whether nothing is owed any more. What fails is logged and stays owed.
   */
  settle(): boolean;
};

type Needs = {
  readonly writing: Connection;
  readonly log: Log;
  readonly transact: (work: (db: Writer) => void) => void;
  readonly hasRoomFor: (bytes: number) => boolean;
  /** The files were found damaged: they stay as they are. */
  readonly isDamaged: () => boolean;
};

export function createPurge({ writing, log, transact, hasRoomFor, isDamaged }: Needs): Purge {
  const bytes = (): number =>
    writing.rows<{ bytes: number }>(
      'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size',
    )[0]?.bytes ?? 0;
  const isOwed = (): boolean => writing.rows('SELECT 1 FROM owed_purge').length > 0;
  const emptyLog = (): void => {
    if (!foldLog(writing)) throw new Error('The write-ahead log could not be emptied.');
  };
  const rewrite = (): void => {
    try {
      writing.exec('VACUUM');
    } catch (error) {
      if (storeFaultIn(error)?.kind !== 'corrupt') throw error;
      // It reads the free pages too. Where one of those has decayed nothing is lost, and the erasure must not wait for ever.
      log.warn('store.free_pages_rewritten');
      rewriteFreePages(writing);
      emptyLog();
      writing.exec('VACUUM');
    }
  };
  return {
    owe: (db) => void db.run(sql`INSERT OR IGNORE INTO owed_purge (id) VALUES (1)`),
    settle: () => {
      if (isDamaged()) return false;
      try {
        if (!isOwed()) return true;
        // All of it is written to the log first. One that breaks off would leave the disk full.
        if (!hasRoomFor(bytes())) throw new StoreFault('disk_full', 'NO_ROOM_TO_REWRITE');
        rewrite();
        // In the log still stand the pages as they were before.
        emptyLog();
        transact((db) => void db.run(sql`DELETE FROM owed_purge`));
        return true;
      } catch (error) {
        log.error('store.purge_owed', error);
        return false;
      }
    },
  };
}
