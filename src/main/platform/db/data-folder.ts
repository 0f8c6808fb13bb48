import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreFault, storeFaultIn } from './store-fault.ts';

/** The files of one store. Their names are fixed, so that IT can tell them apart. */
export type DataFolder = {
  readonly root: string;
  /** Which store this is and how its key is sealed: `store-record.ts`. */
  readonly record: string;
  readonly database: string;
  readonly log: string;
  /** The index of the log, which SQLite makes anew whenever it likes. */
  readonly sharedMemory: string;
  /** There is one only while the database is made; from then on there is the log. */
  readonly journal: string;
  /** The commit head: `commit-head.ts`. */
  readonly head: string;
  /** A second name of the database, for a moment: `log-base.ts`. */
  readonly base: string;
  /** How the database was left: `closed-mark.ts`. */
  readonly closed: string;
  /** Guesses at the recovery code: `limits-file.ts`. */
  readonly limits: string;
  readonly lock: string;
  /** Who holds the lock, in words. */
  readonly holder: string;
  /** Keeps room on the disk: `ballast.ts`. */
  readonly ballast: string;
  /** There only while it is tried whether the folder takes anything: `probe-writing.ts`. */
  readonly probe: string;
  readonly backups: string;
  /** Stores that a restore replaced, each in a folder of its own: `set-aside.ts`. */
  readonly setAside: string;
  /** A store that is about to take the place of this one, and the note that it does: `swap-store.ts`. */
  readonly incoming: string;
  /** Held by the one restore that works in `incoming`: `incoming-lock.ts`. */
  readonly incomingLock: string;
  readonly swap: string;
  /** Which files outside of the folder are just being written: `outgoing.ts`. */
  readonly outgoing: string;
};

export const dataFolder = (root: string): DataFolder => ({
  root,
  record: join(root, 'store.json'),
  database: join(root, 'store.db'),
  log: join(root, 'store.db-wal'),
  sharedMemory: join(root, 'store.db-shm'),
  journal: join(root, 'store.db-journal'),
  head: join(root, 'store.head'),
  base: join(root, 'store.base'),
  closed: join(root, 'store.closed'),
  limits: join(root, 'store.limits'),
  lock: join(root, 'store.lock'),
  holder: join(root, 'store.lock.json'),
  ballast: join(root, 'store.ballast'),
  probe: join(root, 'store.probe'),
  backups: join(root, 'backups'),
  setAside: join(root, 'set-aside'),
  incoming: join(root, 'incoming'),
  incomingLock: join(root, 'store.lock.incoming'),
  swap: join(root, 'store.swap.json'),
  outgoing: join(root, 'store.outgoing.json'),
});

/** Bytes of a file; `null` when there is none. */
export const sizeOf = (file: string): number | null =>
  statSync(file, { throwIfNoEntry: false })?.size ?? null;

/** Nothing is here that a key could be needed for: at most the record of a creation that was interrupted. */
export const holdsNoStore = (folder: DataFolder): boolean =>
  [folder.database, folder.log, folder.head, folder.backups, folder.setAside, folder.swap].every(
    (file) => sizeOf(file) === null,
  );

/**
 * Makes the names in a folder durable, as far as the system lets us: Windows has no such call, and a folder that may only
 * be passed through cannot be opened for it.
 */
function syncNames(folder: string): void {
  if (process.platform === 'win32') return;
  try {
    accessSync(folder, constants.R_OK);
  } catch {
    return;
  }
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Makes a folder and those above it. Node's own recursive call never returns where a folder that exists refuses every
 * name with ENOENT, as `/proc` does.
 */
function makeFolders(path: string): void {
  const isFolder = (): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder()) return;
  const above = dirname(path);
  if (above !== path) makeFolders(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process that starts for the first time may have made it in between.
    if (!isFolder()) throw error;
  }
  // A store whose folder a power cut takes away would be made anew, and the key in the keychain would fit nothing.
  syncNames(above);
}

/**
 * Makes a folder that only its owner may enter, or closes an existing one to everybody else. Throws StoreFault where
 * none can be made.
 */
export function makePrivateFolder(path: string): void {
  try {
    makeFolders(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'NO_FOLDER';
    throw storeFaultIn(error) ?? new StoreFault('readonly', code, { cause: error });
  }
  // Windows guards the profile folder by access lists, which modes do not show.
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o700);
}

/**
 * Makes an empty file that only its owner may read; throws when there is one that may not be written. SQLite gives its
 * side files (`-wal`, `-shm`, `-journal`) the mode of the file that they belong to. A file that exists is not opened:
 * closing a descriptor would drop the locks that SQLite holds on it in this process (POSIX).
 */
export function makePrivateFile(path: string): void {
  if (sizeOf(path) === null) closeSync(openSync(path, 'wx', 0o600));
  else accessSync(path, constants.R_OK | constants.W_OK);
}
