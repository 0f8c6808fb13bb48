import type { Backups, OwnBackups } from '../backup/backup.ts';
import type { Clock, Log } from '../ports.ts';
import type { CommitHead, HeadCopy, HeadFile } from './commit-head.ts';
import type { Connection, QueryBuilder } from './connection.ts';
import type { Demand, DiskWatch } from './disk-watch.ts';
import { keepLogFolded } from './fold-log.ts';
import type { HeldFiles } from './held-files.ts';
import { notesLogBase } from './log-base.ts';
import type { PageCheck } from './page-check.ts';
import { createPurge, type Purge } from './purge.ts';
import { storeFaultIn, type DamageLatch } from './store-fault.ts';

/** Typed queries without any method that writes, on a connection that cannot write either. */
export type Reader = Pick<
  QueryBuilder,
  'select' | 'selectDistinct' | '$with' | '$count' | 'all' | 'get' | 'values'
> & {
  with(
    ...queries: Parameters<QueryBuilder['with']>
  ): Pick<ReturnType<QueryBuilder['with']>, 'select' | 'selectDistinct'>;
};

/** A reader that can write too. It works inside its transaction only, and sees what the transaction wrote. */
export type Writer = Reader & Pick<QueryBuilder, 'insert' | 'update' | 'delete' | 'run'>;

/**
 * A new recovery code of the store, on its way. The copy of the keys that it opens lies in `store.json` already, beside
 * that of the code before; which of the two counts, the database says. So the new code is in force with the commit
 * of the transaction that calls `putInForce`, no sooner and no later, whatever is interrupted where.
 */
export type PreparedCode = {
  /** To be shown to a person once that transaction is committed. */
  readonly code: string;
  /** `false`: another code was prepared since, and this one is void. */
  putInForce(db: Writer): boolean;
  /** After the commit: the copy that the replaced code opens goes. What fails here is logged, and done at the next opening: never rejects. */
  settle(): Promise<void>;
};

export type RecoveryCodes = {
  /** Rejects with StoreFault when the record could not be written, and then the code before stays in force. */
  prepare(): Promise<PreparedCode>;
  /**
   * The same with new keys of the store, which the next opening gives to the database once the code is in force. Rejects
   * with KeyNotKept when the keychain does not take the new master key, and with DiskShort.
   */
  prepareRekey(): Promise<PreparedCode>;
  /** Resolves when nothing is being written any more, and from now on nothing will be. */
  end(): Promise<void>;
};

/** `headMayLag`: nobody is told of it yet, so the head waits for the next transaction of which somebody is. */
export type How = Demand & { readonly headMayLag?: boolean };

export type Store = {
  /** UUID of this store. */
  readonly id: string;
  readonly read: Reader;
  /**
   * One IMMEDIATE transaction. `work` is synchronous; a throw rolls back and comes out as it is. Before this returns,
   * the commit is durable and so is the commit head beside the store, unless it may lag. A transaction that changed nothing counts
   * nothing. Throws StoreFault when the disk or the files failed, for ever after the files were found damaged, and while
   * `writability` is not `ok`, unless the demand is to use the reserve.
   */
  transact<T>(work: (db: Writer) => T, how?: How): T;
  /** Whether it takes what people write, who is told when that changes, and a look at the disk right now. */
  readonly disk: Pick<DiskWatch, 'writability' | 'whenChanged' | 'look'>;
  /** 32 bytes each; they are wiped when the store closes. */
  readonly keys: { readonly audit: Uint8Array; readonly pepper: Uint8Array };
  /** A new recovery code of the store; the one before stays in force until the command commits the new one. */
  readonly prepareRecoveryCode: () => Promise<PreparedCode>;
  /**
   * New keys of the store, with a new recovery code: in force with its commit, and in use from the next opening on (0168).
   * Every page is looked at first; rejects with StoreFault where one is damaged.
   */
  readonly prepareRekey: () => Promise<PreparedCode>;
  /**
   * The commit heads outside the database, as they stand now: they may lag the database, never lead it. `unknown`: the
   * keychain does not answer. Never rejects for the keychain; throws what the file system throws.
   */
  readonly outsideHeads: () => Promise<OutsideHeads>;
  /** Whether the keychain took the last commit head that it was given while the store was open. */
  readonly isHeadTaken: () => boolean;
  /** For deletions that must leave no trace in the files. */
  readonly purge: Purge;
  /** The look at every page, which an opening leaves out where the store was closed in order. */
  readonly pages: Pick<PageCheck, 'checkedAt' | 'run'>;
  /** Copies of the whole store, and what was deleted from it since with them. */
  readonly backups: Backups;
  /** Told once when any statement finds the files damaged; from then on nothing is written. */
  whenDamaged(listener: () => void): void;
  /**
   * Folds the write-ahead log into the database and lets go of it before this returns. Resolves when the keychain has
   * the last commit head, the folder is free and the keys are wiped. May be called twice. Never rejects.
   */
  close(): Promise<void>;
};

/** In `store.head`, and in the keychain; `null`: there is none that carries a valid MAC. */
export type OutsideHeads = {
  readonly beside: CommitHead | null;
  readonly copy: CommitHead | null | 'unknown';
};

/** What `open-store.ts` puts together. */
export type StoreParts = {
  readonly id: string;
  readonly writing: Connection;
  readonly reading: Connection;
  /** The commit head as it was when the store opened. */
  readonly opened: CommitHead;
  readonly head: HeadFile;
  readonly held: HeldFiles;
  readonly disk: DiskWatch;
  readonly headCopy: HeadCopy;
  readonly backups: OwnBackups;
  readonly every: Clock['every'];
  readonly log: Log;
  readonly keys: Store['keys'];
  /** Size of the write-ahead log. */
  readonly logBytes: () => number;
  /** Once any statement met damage, nothing is written any more. */
  readonly damage: DamageLatch;
  readonly pages: PageCheck;
  readonly markClosed: () => Promise<void>;
  readonly recoveryCodes: RecoveryCodes;
  readonly outsideHeads: Store['outsideHeads'];
  /** Lets go of everything else that belongs to the open store. */
  readonly release: () => void;
};

/** How long the keychain's commit head may lag behind. */
const copyHeadMs = 30_000;
/** How often a purge that failed is tried again, and backups are thinned. */
const tidyMs = 600_000;

const counted = 'RETURNING commits, audit_seq AS auditSeq, audit_hash AS auditHash';
const countCommit = `UPDATE commit_head SET commits = commits + 1 ${counted}`;
/** The first commit of a log notes how many the database file holds by itself. */
const countFirstOfLog = `UPDATE commit_head SET commits = commits + 1, log_from = commits ${counted}`;

const isPromise = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

export function makeStore(parts: StoreParts): Store {
  const { writing, reading, head, headCopy, held, damage, disk } = parts;
  const isDamaged = (): boolean => {
    const lost = damage.met === null ? held.lost() : null;
    if (lost !== null) {
      parts.log.error('store.filesLost', lost);
      damage.note(lost);
    }
    return damage.met !== null;
  };
  const demandSound = (): void => {
    if (isDamaged() && damage.met !== null) throw damage.met;
  };
  let closing: Promise<void> | null = null;
  let newest = parts.opened;
  /** A head that could not be written after its commit: the next transaction writes it first, or is refused. */
  let owed: CommitHead | null = null;
  /** The head in the file is older than the newest commit. */
  let isHeadBehind = false;
  const writeHead = (newHead: CommitHead): void => {
    newest = newHead;
    isHeadBehind = false;
    try {
      head.write(newHead);
    } catch {
      // What is committed is answered as done: the head may lag the database, it never leads it.
      owed = newHead;
    }
  };

  const notesBase = notesLogBase(writing);
  const changes = (): number => writing.rows<{ n: number }>('SELECT total_changes() AS n')[0]?.n ?? 0;

  const commit = <T>(work: (db: Writer) => T): { result: T; newHead: CommitHead | undefined } =>
    writing.immediate(() => {
      const before = changes();
      // What a large transaction spills stands in the log before its commit.
      const count = notesBase && parts.logBytes() === 0 ? countFirstOfLog : countCommit;
      const result = work(writing.db);
      if (isPromise(result)) throw new TypeError('A transaction cannot wait.');
      return {
        result,
        newHead: changes() === before ? undefined : writing.rows<CommitHead>(count)[0],
      };
    });

  const folding = keepLogFolded({
    connection: writing,
    every: parts.every,
    logBytes: parts.logBytes,
    disk,
    log: parts.log,
    commits: () => newest.commits,
    isDamaged,
  });
  let copied = parts.opened.commits;
  const stopCopying = parts.every(copyHeadMs, () => {
    if (newest.commits === copied || damage.met !== null) return;
    copied = newest.commits;
    void headCopy.keep(newest);
  });

  const closeFiles = (): void => {
    stopCopying();
    stopTidying();
    if (!isDamaged()) {
      if (isHeadBehind) writeHead(newest);
      reading.close();
      folding.stop();
      writing.close();
    } else {
      folding.stop();
      // Damaged files stay as they are: the last connection to go folds the log in, unless it cannot write.
      writing.close();
      reading.close();
    }
    head.close();
  };
  const noteClosed = async (): Promise<void> => {
    try {
      await parts.markClosed();
    } catch (error) {
      // The next opening looks at every page, that is all.
      parts.log.error('store.notMarkedClosed', error);
    }
  };
  const letGo = async (): Promise<void> => {
    await Promise.all([
      parts.pages.end(),
      parts.recoveryCodes.end(),
      parts.backups.end(),
      // Where the lock is gone the folder may be another's, and the keychain tell of that one's commits.
      held.isLocked() ? headCopy.keepLast(newest) : undefined,
      disk.end(),
    ]);
    // A thread that still read may have been the last to let go of the files.
    if (damage.met === null) await noteClosed();
    parts.release();
  };

  const transact = <T>(work: (db: Writer) => T, { headMayLag = false, ...demand }: How = {}): T => {
    if (writing.inTransaction) throw new Error('A transaction inside a transaction.');
    demandSound();
    disk.admit(demand);
    try {
      if (owed !== null) head.write(owed);
      owed = null;
      const { result, newHead } = commit(work);
      if (newHead !== undefined && headMayLag) {
        newest = newHead;
        isHeadBehind = true;
      } else if (newHead !== undefined) writeHead(newHead);
      // To answer it as done, others must find it too.
      demandSound();
      held.noteLog();
      folding.foldLongLog();
      return result;
    } catch (error) {
      const met = storeFaultIn(error);
      if (met === null) throw error;
      const fault = disk.met(met);
      damage.note(fault);
      throw fault;
    }
  };

  const purge = createPurge({
    writing,
    log: parts.log,
    transact,
    hasRoomFor: disk.hasRoomFor,
    isDamaged,
  });
  purge.settle();
  const stopTidying = parts.every(tidyMs, () => {
    purge.settle();
    parts.backups.thin();
  });

  return {
    id: parts.id,
    read: reading.db,
    purge,
    disk,
    backups: parts.backups,
    pages: parts.pages,
    keys: parts.keys,
    prepareRecoveryCode: () => parts.recoveryCodes.prepare(),
    prepareRekey: async () => {
      // A page that cannot be read cannot be given new keys either, and once they are in force the store opens with no others.
      await parts.pages.demand();
      return await parts.recoveryCodes.prepareRekey();
    },
    outsideHeads: parts.outsideHeads,
    isHeadTaken: headCopy.isTaken,
    whenDamaged: (listener) => damage.whenMet(listener),
    transact,
    close: () => {
      if (closing !== null) return closing;
      try {
        closeFiles();
      } finally {
        closing = letGo();
      }
      return closing;
    },
  };
}
