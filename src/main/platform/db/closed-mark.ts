import { rmSync, statSync } from 'node:fs';
import { z } from 'zod';
import { atomicWrite } from './atomic-write.ts';
import { sizeOf, type DataFolder } from './data-folder.ts';
import { readSmallFile } from './read-small-file.ts';

const Mark = z.strictObject({ bytes: z.int(), modifiedMs: z.int() });
const largestMark = 1024;

const markOf = (folder: DataFolder): z.output<typeof Mark> => {
  const { size: bytes, mtimeMs } = statSync(folder.database);
  return { bytes, modifiedMs: Math.trunc(mtimeMs) };
};

/**
 * Notes how the database was left by a store that was closed in order. It proves nothing, and spares an opening the wait
 * for a look at every page: that look then follows in a thread (0157).
 */
export const markClosed = (folder: DataFolder): Promise<void> =>
  atomicWrite(folder.closed, JSON.stringify(markOf(folder)));

/** Its pages are not to be trusted: from now on each opening looks at all of them. Throws what the file system throws. */
export const forgetClosed = (folder: DataFolder): void => rmSync(folder.closed, { force: true });

/** Whether the database is as it was left, and no log waits to be folded in. Throws what the file system throws. */
export function isAsLeft(folder: DataFolder): boolean {
  const text = readSmallFile(folder.closed, largestMark);
  if (text === null || (sizeOf(folder.log) ?? 0) > 0) return false;
  try {
    const { bytes, modifiedMs } = Mark.parse(JSON.parse(text));
    const now = markOf(folder);
    return bytes === now.bytes && modifiedMs === now.modifiedMs;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return false;
    throw error;
  }
}
