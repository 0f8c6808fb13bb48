import { sizeOf, type DataFolder } from './data-folder.ts';
import { fileIdentity } from './file-identity.ts';
import { StoreFault } from './store-fault.ts';

export type HeldFiles = {
  /** What happened to the files behind the back of this process; `null`: they are those that it opened. */
  lost(): StoreFault | null;
  /** Whether the folder is still this process's own. */
  isLocked(): boolean;
  /** After a commit: the write-ahead log is at least as long as now, until it is folded, before which `lost` is asked. */
  noteLog(): void;
};

/**
 * Watches the files of an open store. A file that was removed, replaced or cut while it is open goes on taking commits
 * which nobody will find again.
 */
export function holdFiles(folder: DataFolder): HeldFiles {
  const held = [folder.database, folder.head, folder.lock].map((file) => ({
    file,
    identity: fileIdentity(file),
  }));
  let logBytes = 0;
  /** A folder that cannot be looked at just now tells nothing. */
  const isSoundOrUnknown = (look: () => boolean): boolean => {
    try {
      return look();
    } catch {
      return true;
    }
  };
  const isStill = ({ file, identity }: (typeof held)[number]): boolean =>
    isSoundOrUnknown(() => fileIdentity(file) === identity);
  return {
    lost: () => {
      if (!held.every(isStill)) return new StoreFault('corrupt', 'FILE_TAKEN_AWAY');
      const isLogWhole = isSoundOrUnknown(() => (sizeOf(folder.log) ?? 0) >= logBytes);
      if (!isLogWhole) return new StoreFault('corrupt', 'LOG_CUT');
      logBytes = 0;
      return null;
    },
    isLocked: () => held.filter(({ file }) => file === folder.lock).every(isStill),
    noteLog: () => void (logBytes = sizeOf(folder.log) ?? 0),
  };
}
