import { statfsSync } from 'node:fs';

/** Bytes that this OS user may still write on the disk of a folder that exists. Throws what the file system throws. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
