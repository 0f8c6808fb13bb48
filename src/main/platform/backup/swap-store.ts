import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { atomicWrite, syncFolder } from '../db/atomic-write.ts';
import { makePrivateFolder, sizeOf, type DataFolder } from '../db/data-folder.ts';
import { readSmallFile } from '../db/read-small-file.ts';
import { StoreFault } from '../db/store-fault.ts';
import { freeStampedName, readStampedName } from './backup-folder.ts';

/** Why a store had to make room for another. */
export const asideReasons = ['replaced', 'damaged'] as const;
export type AsideReason = (typeof asideReasons)[number];

/** The files of a store that comes, in the order in which they take their places. */
const comingFiles = (folder: DataFolder) =>
  [folder.database, folder.head, folder.record].map((to) => ({
    from: join(folder.incoming, basename(to)),
    to,
  }));

const largestNote = 1024;
const Note = z.strictObject({ aside: z.string().refine((name) => readStampedName(name) !== null) });

/**
 * From now on the incoming store takes the place of the one that is here, whatever is interrupted. Answers the name of the
 * folder into which the one that is here goes, if there is one. Throws StoreFault, with nothing decided, where there is no whole store to
 * come: an exchange without one would be done at once, and told as a restore.
 */
export async function decideSwap(folder: DataFolder, at: Date, why: AsideReason): Promise<string> {
  const isWhole = comingFiles(folder).every(({ from }) => sizeOf(from) !== null);
  if (!isWhole) throw new StoreFault('io', 'INCOMING_NOT_WHOLE');
  const { name: aside } = freeStampedName(folder.setAside, at, why);
  try {
    await atomicWrite(folder.swap, JSON.stringify({ aside }));
  } catch (error) {
    // Only its name was not made durable, which the first move does: as long as it is seen, it decides.
    if (!isSwapDecided(folder)) throw error;
  }
  return aside;
}

export function isSwapDecided(folder: DataFolder): boolean {
  return sizeOf(folder.swap) !== null;
}

/** Whether an exchange sets anything aside, before it is decided. */
export const holdsAnything = (folder: DataFolder): boolean =>
  [folder.database, folder.log, folder.sharedMemory, folder.journal, folder.head, folder.record].some(
    (file) => sizeOf(file) !== null,
  );

/** Into which folder the store that is here goes; `null` where the note says nothing that Drillroom ever wrote. */
function asideOf(folder: DataFolder): string | null {
  try {
    return Note.parse(JSON.parse(readSmallFile(folder.swap, largestNote) ?? '')).aside;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

const isComing = (folder: DataFolder): boolean =>
  comingFiles(folder).some(({ from }) => sizeOf(from) !== null);

/** It may be all that tells that a store was here: it is kept where stores are kept that made room for another. */
async function setNoteAside(folder: DataFolder, at: Date): Promise<void> {
  const aside = join(folder.setAside, freeStampedName(folder.setAside, at, 'damaged').name);
  makePrivateFolder(aside);
  await move(folder.swap, join(aside, basename(folder.swap)));
}

/**
 * Makes room for another exchange: a note that cannot be read, or by which nothing came or will come, is kept in
 * `set-aside`. Throws StoreFault where the next opening carries an exchange through. `incoming` must be held.
 */
export async function giveUpStrangeSwap(folder: DataFolder, at: Date): Promise<void> {
  if (!isSwapDecided(folder)) return;
  const isLost = !isComing(folder) && sizeOf(folder.database) === null;
  if (asideOf(folder) !== null && !isLost) throw new StoreFault('io', 'SWAP_UNDER_WAY');
  await setNoteAside(folder, at);
}

async function move(from: string, to: string): Promise<void> {
  await rename(from, to);
  // One after the other, also over a power cut: the next step looks at what is where.
  for (const file of [from, to]) await syncFolder(join(file, '..'));
}

/**
 * Carries an exchange of stores through that was decided: the files of the store that is here go into their folder in
 * `set-aside`, those of the incoming one take their place. What was done before an interruption is seen by what is still
 * in `incoming`, so that it can be called again until it is done. Nothing is deleted but the note; one that cannot be read
 * is set aside where there is nothing to exchange. The folder must be held. Answers whether there was an exchange. Throws
 * what the file system throws, and StoreFault where only a restore can help.
 */
export async function completeSwap(folder: DataFolder, now: Date): Promise<boolean> {
  if (!isSwapDecided(folder)) return false;
  const name = asideOf(folder);
  if (name === null && isComing(folder)) throw new StoreFault('corrupt', 'SWAP_NOTE_UNREADABLE');
  const aside = join(folder.setAside, name ?? '');
  const setAside = async (file: string): Promise<void> => {
    if (sizeOf(file) === null) return;
    makePrivateFolder(aside);
    await move(file, join(aside, basename(file)));
  };
  for (const { from, to } of comingFiles(folder)) {
    if (sizeOf(from) === null) continue;
    // Log and journal belong to the database that is here, as long as no other has taken its place: SQLite would play
    // them into whichever it finds beside them.
    const beside = to === folder.database ? [folder.log, folder.sharedMemory, folder.journal] : [];
    for (const file of [...beside, to]) await setAside(file);
    await move(from, to);
  }
  if (sizeOf(folder.database) === null) throw new StoreFault('corrupt', 'SWAP_WITHOUT_STORE');
  if (name === null) {
    await setNoteAside(folder, now);
    return false;
  }
  // The note last: as long as it is there, no other restore begins in the folder that is removed here.
  await rm(folder.incoming, { recursive: true, force: true });
  await rm(folder.swap);
  await syncFolder(folder.root);
  return true;
}
