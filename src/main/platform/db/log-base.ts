import { copyFileSync, linkSync, rmSync } from 'node:fs';
import { headOf } from './commit-head.ts';
import { openConnection, type Connection } from './connection.ts';
import { sizeOf, type DataFolder } from './data-folder.ts';
import { storeFaultIn } from './store-fault.ts';

/** Whether nothing stands in the write-ahead log: the next commit begins it. */
export const isLogEmpty = (folder: Pick<DataFolder, 'log'>): boolean => (sizeOf(folder.log) ?? 0) === 0;

/** Gives the database file a second name; where the file system cannot, the name is that of a copy. */
function nameAgain(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}

/** Removes what a look at the database file without its log left. */
export function removeBase({ base }: Pick<DataFolder, 'base'>): void {
  for (const file of [base, `${base}-wal`, `${base}-shm`]) rmSync(file, { force: true });
}

/**
 * How many commits the database file holds by itself. SQLite finds a log by the name of its database, so the file is read
 * under a second name, which has none. `null`: it cannot be told, because the file by itself is not whole. That is no
 * fault: a log stands for the pages of the file that a power cut tore while it was folded in. Throws what the file system
 * throws. Nothing else in this process may have the database open.
 */
export function commitsWithoutLog(folder: DataFolder, key: Uint8Array): number | null {
  removeBase(folder);
  nameAgain(folder.database, folder.base);
  try {
    const connection = openConnection({ file: folder.base, key, mode: 'read' });
    try {
      return headOf(connection)?.commits ?? null;
    } finally {
      connection.close();
    }
  } catch (error) {
    if (storeFaultIn(error)?.kind === 'corrupt') return null;
    throw error;
  } finally {
    removeBase(folder);
  }
}

/** Whether the store notes what its log lies on: one that was last open under an earlier version does not yet. */
export const notesLogBase = (connection: Connection): boolean =>
  connection.rows("SELECT 1 FROM pragma_table_info('commit_head') WHERE name = 'log_from'").length > 0;

/**
 * Whether the database file is of another moment than the log on it, so that what both say together was never true:
 * older than when the log was begun, or newer than its end.
 */
export function isUnderForeignLog(connection: Connection, inFile: number): boolean {
  if (!notesLogBase(connection)) return false;
  const [row] = connection.rows<{ commits: number; logFrom: number }>(
    'SELECT commits, log_from AS logFrom FROM commit_head',
  );
  return row !== undefined && (inFile < row.logFrom || inFile > row.commits);
}
