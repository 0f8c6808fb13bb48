import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sizeOf } from '../db/data-folder.ts';
import { backupFolder, databaseBytes, readStampedName } from './backup-folder.ts';
import { asideReasons, type AsideReason } from './swap-store.ts';

/** A store that was replaced by another one. */
export type SetAside = {
  /** Of its folder. */
  readonly name: string;
  readonly at: Date;
  readonly reason: AsideReason;
  readonly bytes: number;
  /** From then on it is removed. */
  readonly keptUntil: Date;
};

const dayMs = 86_400_000;
/** Time enough to miss something, or to have a damaged one looked at. */
const asideDays = 90;

/** The stores that were set aside in a folder for them, newest first. Throws what the file system throws. */
export function listSetAside(folder: string): SetAside[] {
  if (sizeOf(folder) === null) return [];
  return readdirSync(folder)
    .toSorted()
    .toReversed()
    .flatMap((name) => {
      const named = readStampedName(name);
      const reason = asideReasons.find((known) => known === named?.why);
      const path = join(folder, name);
      if (named === null || reason === undefined || !statSync(path).isDirectory()) return [];
      const keptUntil = new Date(named.at.getTime() + asideDays * dayMs);
      return [{ name, at: named.at, reason, bytes: databaseBytes(backupFolder(path)), keptUntil }];
    });
}

/** Removes those whose time is over. Throws what the file system throws. */
export function removeOldSetAside(folder: string, now: Date): void {
  for (const { name, keptUntil } of listSetAside(folder)) {
    if (keptUntil <= now) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
