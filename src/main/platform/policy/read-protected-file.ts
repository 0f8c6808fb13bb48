import { constants } from 'node:fs';
import { access, lstat, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { PolicyFault } from './policy-source.ts';
import { isRootsAlone } from './who-may-write.ts';

export type ProtectedFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'read'; readonly bytes: Uint8Array }
  | { readonly kind: 'unusable'; readonly fault: PolicyFault };

/** Answers whether the OS user of this process could change what lies there, or what it lies in. */
export type MayChange = (file: string) => Promise<boolean>;

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** A link is not followed, and nobody waits for a pipe; Windows has neither flag. */
const flag = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * Reads a file, up to `maxBytes`, that only the administrators of the PC can have written: then nobody else can put
 * another one in its place between the look at it and the reading.
 */
export async function readProtectedFile(
  file: string,
  { mayChange, maxBytes }: { readonly mayChange: MayChange; readonly maxBytes: number },
): Promise<ProtectedFile> {
  try {
    const found = await lstat(file);
    if (!found.isFile()) return { kind: 'unusable', fault: 'not_a_file' };
    if (await mayChange(file)) return { kind: 'unusable', fault: 'not_protected' };
    if (found.size > maxBytes) return { kind: 'unusable', fault: 'too_large' };
    return { kind: 'read', bytes: await readFile(file, { flag }) };
  } catch (error) {
    return isMissing(error) ? { kind: 'absent' } : { kind: 'unusable', fault: 'unreadable' };
  }
}

/** `/a/b/c` has `/`, `/a` and `/a/b` above it. */
const foldersAbove = (file: string): string[] => {
  const folder = path.dirname(file);
  return folder === file ? [] : [...foldersAbove(folder), folder];
};

/**
 * For Linux and macOS: a file is protected where it and every folder above it are root's alone, on the way that was
 * named and on the way behind its links. Lists of access rights are asked for by asking the system.
 */
export async function mayChangeOnPosix(file: string): Promise<boolean> {
  const folders = new Set([...foldersAbove(file), ...foldersAbove(await realpath(file))]);
  for (const place of [file, ...folders]) {
    const found = await lstat(place);
    // The mode of a link says nothing; it changes with the folder that holds it.
    if (!isRootsAlone(found.isSymbolicLink() ? { uid: found.uid, mode: 0 } : found)) return true;
    if (process.getuid?.() !== 0 && (await isWritable(place))) return true;
  }
  return false;
}

const isWritable = async (place: string): Promise<boolean> => {
  try {
    await access(place, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};
