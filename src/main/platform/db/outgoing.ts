import { lstatSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, isAbsolute } from 'node:path';
import { z } from 'zod';
import type { Log } from '../ports.ts';
import {
  atomicWrite,
  atomicWriteNew,
  isPartial,
  partialOf,
  removePartials,
  type FileContent,
} from './atomic-write.ts';
import { sizeOf, type DataFolder } from './data-folder.ts';

/** Drives that are somewhere else today, at the most. */
const mostNoted = 100;
const Note = z.object({ partials: z.array(z.string().min(1).max(4096)).max(mostNoted) });
const largestNote = 2 ** 19;

/** Names of files that were being written, as far as they can be ours: nothing else is ever removed. */
function noted({ outgoing }: DataFolder): string[] {
  const bytes = sizeOf(outgoing);
  if (bytes === null || bytes > largestNote) return [];
  try {
    const { partials } = Note.parse(JSON.parse(readFileSync(outgoing, 'utf8')));
    return partials.filter((path) => isAbsolute(path) && isPartial(basename(path)));
  } catch {
    // Nobody can say what it named; it is in nobody's way.
    return [];
  }
}

async function note({ outgoing }: DataFolder, partials: readonly string[]): Promise<void> {
  if (partials.length > 0)
    await atomicWrite(outgoing, JSON.stringify({ partials: partials.slice(-mostNoted) }));
  else rmSync(outgoing, { force: true });
}

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/**
 * Writes a new file outside of the data folder, whole or not at all. What a kill leaves of it is in the clear, and may be
 * all that a store holds: its name is noted first, so that the next opening removes it. Only while this process has the
 * store open. Rejects as `atomicWriteNew` does.
 */
export async function writeOutgoing(folder: DataFolder, file: string, data: FileContent): Promise<void> {
  const partial = partialOf(file);
  await note(folder, [...noted(folder), partial]);
  try {
    await atomicWriteNew(file, data, partial);
  } finally {
    if (!isThere(partial))
      await note(
        folder,
        noted(folder).filter((one) => one !== partial),
      );
  }
}

/** Removes one, and answers whether that has to be tried again: its drive may be somewhere else today. */
function isStillOwed(partial: string, log: Pick<Log, 'error'>): boolean {
  try {
    if (lstatSync(partial, { throwIfNoEntry: false })?.isFile() === true) rmSync(partial);
    return !isThere(dirname(partial));
  } catch (error) {
    log.error('outgoing.notRemoved', error);
    return true;
  }
}

/** Removes what a kill left of files outside of the data folder. Only while nobody else can be writing one. */
export async function removeOutgoing(folder: DataFolder, log: Pick<Log, 'error'>): Promise<void> {
  removePartials(folder.outgoing);
  if (sizeOf(folder.outgoing) === null) return;
  const partials = noted(folder);
  const owed = partials.filter((partial) => isStillOwed(partial, log));
  if (owed.length === 0 || owed.length < partials.length) await note(folder, owed);
}
