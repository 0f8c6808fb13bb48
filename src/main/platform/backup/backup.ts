import type { BackupReason } from './backup-reason.ts';
import type { BackupFacts } from './manifest.ts';
import type { Watch } from './run-phases.ts';

/** A copy of the whole store as it was, and what was deleted from the store since with it. */
export type Backup = {
  /** Of its folder. */
  readonly name: string;
  readonly madeAt: Date;
  readonly reason: BackupReason;
  /** From then on it is removed, if not before. */
  readonly keptUntil: Date;
  /** What its manifest says; `null` where that cannot be read. */
  readonly facts: BackupFacts | null;
};

/** The backups of an open store. */
export type Backups = {
  /** Newest first. */
  list(): Backup[];
  /**
   * Makes a backup and proves it, in a thread: the store goes on working. One at a time; a second waits. Rejects with
   * DiskShort before anything is written, with StoreFault, or with WorkerError, `cancelled` for instance; then there is no
   * backup.
   */
  make(reason: BackupReason, watch?: Watch): Promise<Backup>;
  /** Those that may hold what came into the store at `since` or later, oldest first. */
  holding(since: Date): Backup[];
  /** Removes a backup. Throws what the file system throws. */
  remove(name: string): void;
  /** For so many days one is kept at the most. */
  readonly longestDays: number;
};

/** What the store itself does with its backups. */
export type OwnBackups = Backups & {
  /** Removes those whose place newer ones take. Never throws. */
  thin(): void;
  /** Removes what an interrupted backup left. Only while none is being made. Never throws. */
  removePartial(): void;
  /** Resolves when none is being made any more, and none will be. */
  end(): Promise<void>;
};
