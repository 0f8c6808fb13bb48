import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Figures, FindingOf } from '#contract/health.ts';
import { sizeOf, type DataFolder } from '../db/data-folder.ts';

const MB = 2 ** 20;

/** Below it the next import may not fit. */
const nearlyFullBytes = 128 * MB;
/** Below it, or where no copy of the database would fit beside it with room to spare, it is time to make room. */
const lowBytes = 1024 * MB;
const copiesThatFit = 3;

/** The folder itself, or the nearest above it: on that disk it will be made. */
const existing = (path: string): string =>
  existsSync(path) || dirname(path) === path ? path : existing(dirname(path));

/** Room on the disk of the data folder. Throws what the file system throws. */
export function diskHealth(
  folder: DataFolder,
  freeBytes: (folder: string) => number,
): { readonly finding: FindingOf<'disk'>; readonly figures: Figures } {
  const free = freeBytes(existing(folder.root));
  const storeBytes = sizeOf(folder.database) ?? 0;
  const isLow = free < Math.max(lowBytes, copiesThatFit * storeBytes);
  return {
    finding: free < nearlyFullBytes ? 'nearly_full' : isLow ? 'low' : 'enough',
    figures: { freeBytes: free },
  };
}
