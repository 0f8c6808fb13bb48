import { randomBytes } from 'node:crypto';
import { constants, lstatSync, readdirSync, rmSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StoreFault } from './store-fault.ts';

/** Makes the names in a folder durable. Windows has no such call: there a rename is durable by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes what was written into a file by others, SQLite for instance, durable. */
export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Nobody waits for the writer of a pipe that lies in the place of a file; Windows knows no such flag. */
const readable = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
const chunkBytes = 2 ** 20;

/**
 * Copies a file to a name that is free, for its owner only: its mode is given when it is made, because a stick may not let
 * it be changed. The copy is durable; its name is once its folder is. Rejects with the reason of `signal`, with what the
 * file system throws, and for what is no file.
 */
export async function copyDurably(from: string, to: string, signal?: AbortSignal): Promise<void> {
  const source = await open(from, readable);
  try {
    if (!(await source.stat()).isFile()) throw new StoreFault('corrupt', 'NOT_A_FILE');
    const target = await open(to, 'wx', 0o600);
    try {
      for await (const chunk of source.createReadStream({ highWaterMark: chunkBytes, autoClose: false })) {
        signal?.throwIfAborted();
        await target.appendFile(chunk);
      }
      await target.sync();
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** A name beside `file` under which it is written, as nobody else gives one. */
export const partialOf = (file: string): string => `${file}.${randomBytes(6).toString('hex')}.partial`;

const partialEnding = /\.[0-9a-f]{12}\.partial$/;
export const isPartial = (name: string): boolean => partialEnding.test(name);

const isPartialOf = (file: string, name: string): boolean =>
  isPartial(name) && name.replace(partialEnding, '') === file;

/**
 * Removes what writes of `file` left that a crash cut off. Only while nobody else can be writing it, or only what was
 * written before a time of the file system at which nobody can have been.
 */
export function removePartials(file: string, { beforeMs = Infinity } = {}): void {
  const folder = dirname(file);
  for (const name of readdirSync(folder)) {
    if (!isPartialOf(basename(file), name)) continue;
    const path = join(folder, name);
    const writtenMs = lstatSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (beforeMs === Infinity || writtenMs < beforeMs) rmSync(path, { force: true });
  }
}

/** What a file is made of: at once, or in parts as they are made. */
export type FileContent = string | Uint8Array | AsyncIterable<Uint8Array>;

async function writeThenName(
  file: string,
  data: FileContent,
  { partial, mode }: { readonly partial: string; readonly mode: number },
  giveName: () => Promise<void>,
): Promise<void> {
  try {
    const handle = await open(partial, 'wx', mode);
    try {
      await handle.writeFile(data);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await giveName();
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
}

/**
 * Puts `data` under the name `file`, readable by its owner only unless `mode` says more. Whatever happens, the name holds all of the old bytes
 * or all of the new ones; when this resolves, the new ones outlive a power cut.
 */
export function atomicWrite(file: string, data: FileContent, mode = 0o600): Promise<void> {
  const partial = partialOf(file);
  return writeThenName(file, data, { partial, mode }, () => rename(partial, file));
}

/**
 * The same for a name that is free: rejects with EEXIST where something has it once the bytes are written. `partial`:
 * what it is called until then, by `partialOf`.
 */
export const atomicWriteNew = (file: string, data: FileContent, partial = partialOf(file)): Promise<void> =>
  writeThenName(file, data, { partial, mode: 0o600 }, async () => {
    if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) {
      throw Object.assign(new Error('There is a file of this name.'), { code: 'EEXIST' });
    }
    await rename(partial, file);
  });
