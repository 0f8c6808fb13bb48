import { rmSync } from 'node:fs';
import { holdExclusively } from '../db/connection.ts';
import { makePrivateFile, type DataFolder } from '../db/data-folder.ts';
import { fileIdentity } from '../db/file-identity.ts';

/**
 * Takes `incoming/` for one restore, from its first file to its last, and answers what lets it go; `null` while another
 * restore has it. The lock of the store is no help: whoever has the store open works on while a restore is rehearsed, and
 * a store that is closed is locked by nobody. The kernel drops it when the process dies; who lets it go takes the file away.
 */
export function holdIncoming(folder: DataFolder): (() => void) | null {
  const file = folder.incomingLock;
  makePrivateFile(file);
  const before = fileIdentity(file);
  const release = holdExclusively(file);
  if (release === null) return null;
  if (before === null || fileIdentity(file) !== before) {
    // Whoever held it took the file away meanwhile: what is locked here has no name any more, and guards nothing.
    release();
    return null;
  }
  return () => {
    if (process.platform === 'win32') {
      release();
      removeQuietly(file);
    } else {
      // While it is held: who came meanwhile finds that it has no name any more.
      removeQuietly(file);
      release();
    }
  };
}

/** Empty, and in nobody's way: where it cannot be removed, for another has it open on Windows, the next to let go does. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The restore itself is over, whatever its lock file does.
  }
}
