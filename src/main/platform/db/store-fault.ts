import { freeBytes, hasNoFileLeft } from '../system/free-space.ts';
import { systemCode } from '../system/system-code.ts';

export type StoreFaultKind = 'disk_full' | 'readonly' | 'io' | 'corrupt';

/** The disk or the files failed, not the caller. Its message is a result code: never SQL, a path or a value. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly kind: StoreFaultKind;
  constructor(kind: StoreFaultKind, code: string, options?: ErrorOptions) {
    super(code, options);
    this.kind = kind;
  }
}

const fileSystemKinds: Readonly<Record<string, StoreFaultKind>> = {
  ENOSPC: 'disk_full',
  EDQUOT: 'disk_full',
  EFBIG: 'disk_full',
  EROFS: 'readonly',
  EACCES: 'readonly',
  EPERM: 'readonly',
  ENOTDIR: 'readonly',
  EEXIST: 'readonly',
  ELOOP: 'readonly',
  ENAMETOOLONG: 'readonly',
  EISDIR: 'corrupt',
  EIO: 'io',
};

/** SQLite's extended codes begin with the code that they refine: `SQLITE_IOERR_FSYNC`. */
const sqliteKinds: readonly (readonly [prefix: string, kind: StoreFaultKind])[] = [
  ['SQLITE_FULL', 'disk_full'],
  ['SQLITE_READONLY', 'readonly'],
  ['SQLITE_PERM', 'readonly'],
  ['SQLITE_CANTOPEN', 'readonly'],
  ['SQLITE_IOERR', 'io'],
  ['SQLITE_CORRUPT', 'corrupt'],
  ['SQLITE_NOTADB', 'corrupt'],
];

/** An opened store has every table that the program asks for, unless another hand took it away. */
const lacksTable = (code: string, { message }: Error): boolean =>
  code === 'SQLITE_ERROR' && /^no such (?:table|column): /.test(message);

const kindOf = (code: string, error: Error): StoreFaultKind | undefined =>
  fileSystemKinds[code] ??
  sqliteKinds.find(([prefix]) => code.startsWith(prefix))?.[1] ??
  (lacksTable(code, error) ? 'corrupt' : undefined);

/** What is still under way when a store is closed, for a restore for instance, finds its connection gone. */
const isClosed = (error: Error): boolean =>
  error instanceof TypeError && error.message === 'The database connection is not open';

/**
 * The fault behind an error of SQLite, of the file system, or of the query builder that wraps one; `null` for any
 * other error, which is the caller's own.
 */
export function storeFaultIn(error: unknown): StoreFault | null {
  if (error instanceof StoreFault) return error;
  if (!(error instanceof Error)) return null;
  const code = systemCode(error);
  if (isClosed(error)) return new StoreFault('io', 'STORE_CLOSED', { cause: error });
  const kind = kindOf(code, error);
  return kind === undefined ? storeFaultIn(error.cause) : new StoreFault(kind, code, { cause: error });
}

const leastFreeBytes = 1024 * 1024;

/**
 * SQLite reports a full disk as an I/O error where it sizes its shared memory, and as unopenable where it makes a file:
 * with less than 1 MiB free, or no name left for a file, these are faults of the full disk.
 */
export function blamingFullDisk(fault: StoreFault, folder: string): StoreFault {
  if (!fault.message.startsWith('SQLITE_IOERR') && !fault.message.startsWith('SQLITE_CANTOPEN')) return fault;
  return freeBytes(folder) < leastFreeBytes || hasNoFileLeft(folder)
    ? new StoreFault('disk_full', fault.message, { cause: fault })
    : fault;
}

/** Remembers the first damage that was met, and tells of it once. */
export type DamageLatch = {
  note(fault: StoreFault): void;
  readonly met: StoreFault | null;
  /** Called when damage is first met; at once where that was before. */
  whenMet(listener: () => void): void;
};

export function damageLatch(): DamageLatch {
  let met: StoreFault | null = null;
  const listeners: (() => void)[] = [];
  return {
    note: (fault) => {
      if (met !== null || fault.kind !== 'corrupt') return;
      met = fault;
      for (const listener of listeners) listener();
    },
    get met() {
      return met;
    },
    whenMet: (listener) => {
      if (met === null) listeners.push(listener);
      else listener();
    },
  };
}
