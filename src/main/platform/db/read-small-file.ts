import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Nobody waits for the writer of a pipe that lies in the place of a file; Windows knows no such flag. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * The text of a small file that anybody may have changed, or put something else in the place of. `null`: there is none.
 * Empty where it is no file, or longer than `mostBytes`: none of ours is. Throws what the file system throws.
 */
export function readSmallFile(file: string, mostBytes: number): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(file, flags);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
  try {
    const found = fstatSync(descriptor);
    return found.isFile() && found.size <= mostBytes ? readFileSync(descriptor, 'utf8') : '';
  } finally {
    closeSync(descriptor);
  }
}
