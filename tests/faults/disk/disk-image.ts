import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type ImageEntry =
  | { readonly kind: 'file'; readonly mode: number; readonly bytes: Buffer }
  | { readonly kind: 'folder'; readonly mode: number };

/** What lies under a folder, by relative path; a folder comes before what is in it. */
export type DiskImage = ReadonlyMap<string, ImageEntry>;

/** What SQLite maps into memory and rebuilds at the first opening: no image holds it. */
const isMapped = (path: string): boolean => path.endsWith('-shm');

const modeOf = (path: string): number => lstatSync(path).mode & 0o777;

/** Only while no process has the files open: reading them would drop the locks of this one. */
export function readImage(folder: string): DiskImage {
  const image = new Map<string, ImageEntry>();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
  for (const name of names) {
    const path = join(folder, name);
    if (isMapped(name)) continue;
    if (lstatSync(path).isDirectory()) image.set(name, { kind: 'folder', mode: modeOf(path) });
    else image.set(name, { kind: 'file', mode: modeOf(path), bytes: readFileSync(path) });
  }
  return image;
}

/** Makes a folder hold the image and nothing else. */
export function writeImage(image: DiskImage, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, entry] of image) {
    const path = join(folder, name);
    if (entry.kind === 'folder') mkdirSync(path, { mode: entry.mode });
    else writeFileSync(path, entry.bytes, { mode: entry.mode });
    // The umask took its part of the mode.
    if (modeOf(path) !== entry.mode) chmodSync(path, entry.mode);
  }
}

/** Where two images differ: the paths of what is not the same in both. */
export function differences(a: DiskImage, b: DiskImage): string[] {
  const isSame = (path: string): boolean => {
    const [one, other] = [a.get(path), b.get(path)];
    if (one === undefined || other === undefined || one.mode !== other.mode) return false;
    if (one.kind === 'folder' || other.kind === 'folder') return one.kind === other.kind;
    return one.bytes.equals(other.bytes);
  };
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => !isSame(path)).toSorted();
}
