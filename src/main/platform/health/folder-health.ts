import { accessSync, constants, statSync } from 'node:fs';
import type { Figures, FindingOf } from '#contract/health.ts';
import type { DataFolder } from '../db/data-folder.ts';
import { unsafePlace } from '../db/folder-place.ts';

/** Windows guards the profile folder by access lists, which modes do not show. */
const hasModes = process.platform !== 'win32';

const isOpenToOthers = (path: string): boolean => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && (found.mode & 0o077) !== 0;
};

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where the data folder lies, and whether anybody but its owner may read it. Throws what reading the mounts throws. */
export function folderHealth(folder: DataFolder): {
  readonly finding: FindingOf<'folder'>;
  readonly figures: Figures;
} {
  const place = unsafePlace(folder.root);
  if (place !== null) return { finding: place, figures: {} };
  if (statSync(folder.root, { throwIfNoEntry: false }) === undefined) {
    return { finding: 'not_made', figures: {} };
  }
  if (!mayWrite(folder.root)) return { finding: 'not_writable', figures: {} };
  const openCount = hasModes ? Object.values(folder).filter(isOpenToOthers).length : 0;
  return { finding: openCount > 0 ? 'open_to_others' : 'private', figures: { openCount } };
}
