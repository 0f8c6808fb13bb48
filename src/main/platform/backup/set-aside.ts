import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { backupFolder, databaseBytes, keptIn, partialsIn, removeKept } from './backup-folder.ts';
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
  return keptIn(folder).flatMap(({ name, at, why }) => {
    const reason = asideReasons.find((known) => known === why);
    if (reason === undefined) return [];
    const keptUntil = new Date(at.getTime() + asideDays * dayMs);
    return [{ name, at, reason, bytes: databaseBytes(backupFolder(join(folder, name))), keptUntil }];
  });
}

/** Removes those whose time is over, and what was left of one that was being removed. Throws what the file system throws. */
export function removeOldSetAside(folder: string, now: Date): void {
  for (const name of partialsIn(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  for (const { name, keptUntil } of listSetAside(folder)) {
    if (keptUntil <= now) removeKept(folder, name);
  }
}
