import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { systemCode } from '../system/system-code.ts';

/** As many as SQLite may hold while two connections to a database open: the file, its log, the log's index and the folder. */
const forOpening = 8;

const isShort = (error: unknown): boolean =>
  error instanceof Error && ['EMFILE', 'ENFILE'].includes(systemCode(error));

/** Whether this process, or the whole PC, has too few file handles left to open a database. */
function lacksHandles(): boolean {
  const opened: number[] = [];
  try {
    while (opened.length < forOpening) opened.push(openSync(devNull, 'r'));
    return false;
  } catch (error) {
    if (isShort(error)) return true;
    throw error;
  } finally {
    for (const handle of opened) closeSync(handle);
  }
}

/** Whether an error comes of too few file handles. SQLite tells that as a file that it cannot open. */
export const isForLackOfHandles = (error: unknown): boolean =>
  isShort(error) ||
  (error instanceof Error && systemCode(error).startsWith('SQLITE_CANTOPEN') && lacksHandles());
