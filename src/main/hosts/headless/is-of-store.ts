import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { dataFolder } from '#main/platform/db/data-folder.ts';

/** Without links; as it is where nothing is there yet. */
const realOf = (path: string): string => (existsSync(path) ? realpathSync.native(path) : resolve(path));

/**
 * Whether a file that somebody named is one of a store's own, or lies among what the store keeps: whatever is written
 * there is written in the place of data. Capitals count for nothing, as on many disks.
 */
export function isOfStore(file: string, dataDir: string): boolean {
  const named = join(realOf(dirname(resolve(file))), basename(file)).toLowerCase();
  const { root: _, ...own } = dataFolder(realOf(dataDir));
  return Object.values(own).some((path) => {
    const known = path.toLowerCase();
    return named === known || named.startsWith(known + sep);
  });
}
