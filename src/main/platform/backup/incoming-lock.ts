import { holdExclusively } from '../db/connection.ts';
import { makePrivateFile, type DataFolder } from '../db/data-folder.ts';

/**
 * Takes `incoming/` for one restore, from its first file to its last, and answers what lets it go; `null` while another
 * restore has it. The lock of the store is no help: whoever has the store open works on while a restore is rehearsed, and
 * a store that is closed is locked by nobody. The kernel drops it when the process dies.
 */
export function holdIncoming(folder: DataFolder): (() => void) | null {
  makePrivateFile(folder.incomingLock);
  return holdExclusively(folder.incomingLock);
}
