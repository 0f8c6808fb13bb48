import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sizeOf } from '../db/data-folder.ts';

/**
 * The files of one backup: a folder of its own, which can be carried elsewhere and opened there with the recovery code.
 * Database and record have the names that they have in a data folder.
 */
export type BackupFolder = {
  readonly root: string;
  readonly database: string;
  /** Left by a store that was not closed, or not made to its end, beside a database that was set aside. */
  readonly log: string;
  readonly journal: string;
  readonly record: string;
  readonly manifest: string;
  /** How far a store had come that was set aside; a backup has none. */
  readonly head: string;
  /** Of a data folder, which somebody may have open. */
  readonly lock: string;
};

export const backupFolder = (root: string): BackupFolder => ({
  root,
  database: join(root, 'store.db'),
  log: join(root, 'store.db-wal'),
  journal: join(root, 'store.db-journal'),
  record: join(root, 'store.json'),
  manifest: join(root, 'backup.json'),
  head: join(root, 'store.head'),
  lock: join(root, 'store.lock'),
});

/** Of a database, with what waits in its log. */
export const databaseBytes = ({ database, log }: Pick<BackupFolder, 'database' | 'log'>): number =>
  (sizeOf(database) ?? 0) + (sizeOf(log) ?? 0);

/** `20261121T020000000Z-daily`: sorted by name they are sorted by time, and IT can tell them apart. */
const named = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-([a-z_]+)$/;

/** A name of this form that no folder in `parent` has: of this time, or of the first millisecond after it. */
export function freeStampedName(parent: string, from: Date, why: string): { name: string; at: Date } {
  for (let at = from; ; at = new Date(at.getTime() + 1)) {
    const name = `${at.toISOString().replaceAll(/[-:.]/g, '')}-${why}`;
    if (sizeOf(join(parent, name)) === null) return { name, at };
  }
}

const partial = '.partial';
/** Where a backup is while it is being made, or removed: a name that no list shows. */
export const partialOf = (path: string): string => path + partial;

/** The names in a folder of kept stores that somebody gave who was interrupted. */
export const partialsIn = (parent: string): string[] =>
  sizeOf(parent) === null
    ? []
    : readdirSync(parent).filter(
        (name) => name.endsWith(partial) && readStampedName(name.slice(0, -partial.length)) !== null,
      );

/** Removes a kept store, which is none any more from the first step on. Throws what the file system throws. */
export function removeKept(parent: string, name: string): void {
  const path = join(parent, name);
  renameSync(path, partialOf(path));
  rmSync(partialOf(path), { recursive: true, force: true });
}

/** The folders of kept stores in a folder for them, newest first; a link to one is none. Throws what the file system throws. */
export function keptIn(parent: string): { readonly name: string; readonly at: Date; readonly why: string }[] {
  if (sizeOf(parent) === null) return [];
  return readdirSync(parent, { withFileTypes: true })
    .flatMap((entry) => {
      const stamped = entry.isDirectory() ? readStampedName(entry.name) : null;
      return stamped === null ? [] : [{ name: entry.name, ...stamped }];
    })
    .toSorted((one, other) => (one.name < other.name ? 1 : -1));
}

/** What the name of a stamped folder says; `null` for any other name. */
export function readStampedName(name: string): { readonly at: Date; readonly why: string } | null {
  const [, year, month, day, hour, minute, second, ms, why = ''] = named.exec(name) ?? [];
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(at.getTime()) ? null : { at, why };
}
