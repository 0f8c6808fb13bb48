import { statfsSync } from 'node:fs';

/** Bytes that this OS user may still write on the disk of a folder that exists. Throws what the file system throws. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Whether the disk of a folder can name no more files, though it may have room. Some file systems do not count them. */
export function hasNoFileLeft(folder: string): boolean {
  const { files, ffree } = statfsSync(folder);
  return files > 0 && ffree === 0;
}
