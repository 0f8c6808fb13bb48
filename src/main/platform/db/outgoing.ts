import { lstatSync, readFileSync, rmSync, statSync } from 'node:fs';
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
/** After so many openings a part that is nowhere is given up. */
const mostLooks = 30;
const Path = z.string().min(1).max(4096);
const Partial = z.object({
  path: Path,
  /** The drive of its folder, as the system numbers it; `null` where that cannot be told. */
  drive: z.number().nullable(),
  /** How many openings found its folder without it, on what may be another drive. */
  looks: z.int().nonnegative(),
});
type Partial = z.output<typeof Partial>;
/** A version before this one noted paths only. */
const Noted = z.union([Path.transform((path) => ({ path, drive: null, looks: 0 })), Partial]);
const Note = z.object({ partials: z.array(Noted).max(mostNoted) });
const largestNote = 2 ** 19;

/** Names of files that were being written, as far as they can be ours: nothing else is ever removed. */
function noted({ outgoing }: DataFolder): Partial[] {
  const bytes = sizeOf(outgoing);
  if (bytes === null || bytes > largestNote) return [];
  try {
    const { partials } = Note.parse(JSON.parse(readFileSync(outgoing, 'utf8')));
    return partials.filter(({ path }) => isAbsolute(path) && isPartial(basename(path)));
  } catch {
    // Nobody can say what it named; it is in nobody's way.
    return [];
  }
}

async function note({ outgoing }: DataFolder, partials: readonly Partial[]): Promise<void> {
  if (partials.length > 0)
    await atomicWrite(outgoing, JSON.stringify({ partials: partials.slice(-mostNoted) }));
  else rmSync(outgoing, { force: true });
}

const driveOf = (path: string): number | null =>
  statSync(dirname(path), { throwIfNoEntry: false })?.dev ?? null;

const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/**
 * Writes a new file outside of the data folder, whole or not at all. What a kill leaves of it is in the clear, and may be
 * all that a store holds: its name is noted first, so that the next opening removes it. Only while this process has the
 * store open. Rejects as `atomicWriteNew` does.
 */
export async function writeOutgoing(folder: DataFolder, file: string, data: FileContent): Promise<void> {
  const partial = partialOf(file);
  const drive = driveOf(partial);
  await note(folder, [...noted(folder), { path: partial, drive, looks: 0 }]);
  try {
    await atomicWriteNew(file, data, partial);
  } finally {
    // A stick that was pulled leaves an empty folder of another drive.
    if (!isThere(partial) && driveOf(partial) === drive)
      await note(
        folder,
        noted(folder).filter(({ path }) => path !== partial),
      );
  }
}

/**
 * Removes one, and answers what of it is noted from then on; `null`: nothing. Its drive may be somewhere else today, and
 * the folder on which that is mounted still be there, with nothing in it.
 */
function stillOwed(partial: Partial, log: Pick<Log, 'error'>): Partial | null {
  const { path, drive, looks } = partial;
  try {
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (found?.isFile() === true) rmSync(path);
    if (found !== undefined) return null;
    const driveToday = driveOf(path);
    if (driveToday === null) return partial;
    if (driveToday === drive || looks + 1 >= mostLooks) return null;
    return { ...partial, looks: looks + 1 };
  } catch (error) {
    log.error('outgoing.notRemoved', error);
    return partial;
  }
}

/** Removes what a kill left of files outside of the data folder. Only while nobody else can be writing one. */
export async function removeOutgoing(folder: DataFolder, log: Pick<Log, 'error'>): Promise<void> {
  removePartials(folder.outgoing);
  if (sizeOf(folder.outgoing) === null) return;
  const partials = noted(folder);
  const owed = partials.map((partial) => stillOwed(partial, log)).filter((partial) => partial !== null);
  const isChanged = owed.length < partials.length || owed.some((one, index) => one !== partials[index]);
  if (owed.length === 0 || isChanged) await note(folder, owed);
}
