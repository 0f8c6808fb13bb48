import { lstatSync, readdirSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { readStampedName } from '../backup/backup-folder.ts';
import { backupReasons } from '../backup/backup-reason.ts';
import { asideReasons } from '../backup/swap-store.ts';
import { dataFolder } from '../db/data-folder.ts';

/** A file of the data folder, without what stands in it. */
export type DataFile = {
  /** Below the data folder. A name that is none of Drillroom's own is not told. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other' | 'unreadable';
  readonly bytes: number;
  /** `600`, as chmod(1) takes it. */
  readonly mode: string;
  /** ISO 8601. */
  readonly modifiedAt: string;
};

/** Names that Drillroom gives. Whatever else lies there may be called after a person. */
const storeNames = new Set(Object.values(dataFolder(sep)).map((path) => basename(path)));
const otherNames = /^(?:(?:app|error)(?:\.\d)?\.log|backup\.json|logs|window|development\.key)$/u;
const keptReasons = new Set<string>([...backupReasons, ...asideReasons]);
const isKept = (name: string): boolean => keptReasons.has(readStampedName(name)?.why ?? '');
const unfinished = /(?:\.[0-9a-f]{12})?\.partial$/u;
const isOwn = (name: string): boolean => {
  const whole = name.replace(unfinished, '');
  return storeNames.has(whole) || otherNames.test(whole) || isKept(whole);
};

/** Chromium's own, by its hundreds. */
const untold = 'window';
const mostFiles = 2000;
const deepest = 3;

const kindOf = (found: ReturnType<typeof lstatSync>): DataFile['kind'] => {
  if (found?.isFile() === true) return 'file';
  if (found?.isDirectory() === true) return 'folder';
  return found?.isSymbolicLink() === true ? 'link' : 'other';
};

/** What lies in the data folder, the folders before what is in them. Never throws: what cannot be read is told as such. */
export function dataFiles(root: string): DataFile[] {
  const files: DataFile[] = [];
  let others = 0;
  const nameOf = (name: string): string => (isOwn(name) ? name : `(another file ${(others += 1)})`);
  const look = (folder: string, shownFolder: string, depth: number): void => {
    for (const name of namesIn(folder)) {
      if (files.length >= mostFiles) return;
      const path = `${shownFolder}${nameOf(name)}`;
      const file = fileAt(join(folder, name), path);
      files.push(file);
      if (file.kind === 'folder' && name !== untold && depth < deepest)
        look(join(folder, name), `${path}/`, depth + 1);
    }
  };
  look(root, '', 1);
  return files;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    return [];
  }
}

function fileAt(file: string, path: string): DataFile {
  try {
    const found = lstatSync(file);
    return {
      path,
      kind: kindOf(found),
      bytes: found.size,
      mode: (found.mode & 0o777).toString(8),
      modifiedAt: found.mtime.toISOString(),
    };
  } catch {
    return { path, kind: 'unreadable', bytes: 0, mode: '', modifiedAt: '' };
  }
}
