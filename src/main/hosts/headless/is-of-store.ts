import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { backupFolder } from '#main/platform/backup/backup-folder.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';

/** Without links, as far as something is there. */
function realOf(given: string): string {
  const path = resolve(given);
  if (existsSync(path)) return realpathSync.native(path);
  const above = dirname(path);
  return above === path ? path : join(realOf(above), basename(path));
}

/** A name in its folder, whatever it is a link to: what is written there takes its place. Capitals count for nothing, as on many disks. */
const nameOf = (file: string): string =>
  join(realOf(dirname(resolve(file))), basename(resolve(file))).toLowerCase();

const isAtOrIn = (named: string, known: string): boolean =>
  named === known || named.startsWith(known.endsWith(sep) ? known : known + sep);

/**
 * Whether a file that somebody named is one of a store's own, or lies among what the store keeps: whatever is written
 * there is written in the place of data.
 */
export function isOfStore(file: string, dataDir: string): boolean {
  const { root: _, ...own } = dataFolder(realOf(dataDir));
  return Object.values(own).some((path) => isAtOrIn(nameOf(file), path.toLowerCase()));
}

/** Whether a folder that somebody named is that of a store, or lies anywhere in it. */
export const isInDataFolder = (folder: string, dataDir: string): boolean =>
  isAtOrIn(realOf(folder).toLowerCase(), realOf(dataDir).toLowerCase());

/** Whether two names are those of one file, which need not be there yet. */
export const isSameFile = (one: string, other: string): boolean =>
  nameOf(one) === nameOf(other) || realOf(one) === realOf(other);

/**
 * Why a folder that somebody named must not be taken for one of data, in words; `null` where it may be. A backup in which
 * a store works is none any more, and a store within the folder of another is among what that one removes.
 */
export function wrongDataFolder(folder: string): string | null {
  const path = realOf(folder);
  const isBackup = existsSync(backupFolder(path).manifest);
  const above = [dirname(path), dirname(dirname(path))];
  return isBackup || above.some((one) => existsSync(dataFolder(one).record))
    ? '--data names a backup, or a folder within a data folder. Copy a backup elsewhere, and give it to restore --from.'
    : null;
}
