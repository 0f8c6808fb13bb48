import type { Clock, Log } from '../ports.ts';
import type { Connection } from './connection.ts';
import type { DiskWatch } from './disk-watch.ts';
import { storeFaultIn } from './store-fault.ts';

/** Folds the write-ahead log into the database and empties it. Answers whether nobody kept it from that. */
export function foldLog(connection: Connection): boolean {
  const [done] = connection.rows<{ busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)');
  return done?.busy === 0;
}

/**
 * How long a commit may stand in the write-ahead log alone, where what it deleted can still be read (0166). A fold of the
 * few pages of 5 s takes a millisecond.
 */
export const foldEveryMs = 5000;

/** 250 pages. Folding in 4 MB at once would hold up a commit for 13 ms. */
const longLogBytes = 2 ** 20;

type Needs = {
  readonly connection: Connection;
  readonly every: Clock['every'];
  readonly logBytes: () => number;
  readonly disk: Pick<DiskWatch, 'admit' | 'met'>;
  readonly log: Log;
  /** How many commits the database has. */
  readonly commits: () => number;
  readonly isDamaged: () => boolean;
};

/** Folds the log of an open store soon after each commit, at once when it is long, and when it is stopped. Never throws. */
export function keepLogFolded({ connection, every, disk, log, commits, logBytes, isDamaged }: Needs) {
  // What a run before left in the log is folded too.
  let folded = -1;
  const fold = (): void => {
    // Asked each time: nobody may write for long, and still has to be told.
    if (isDamaged()) return;
    const now = commits();
    if (now === folded) return;
    try {
      disk.admit({ fromReserve: true });
      // Whoever reads for long, as a backup does, is not waited for: it is tried again.
      connection.rows('PRAGMA busy_timeout = 0');
      if (foldLog(connection)) folded = now;
    } catch (error) {
      const fault = storeFaultIn(error);
      if (fault !== null) disk.met(fault);
      // Nothing is lost: what could not be folded in stays in the log, and the next opening reads it there.
      log.error('store.log_not_folded', error);
    } finally {
      connection.rows('PRAGMA busy_timeout = 2000');
    }
  };
  const stop = every(foldEveryMs, fold);
  return {
    /** After a commit. */
    foldLongLog: (): void => {
      if (logBytes() > longLogBytes) fold();
    },
    /** Folds a last time. */
    stop: (): void => {
      stop();
      fold();
    },
  };
}
