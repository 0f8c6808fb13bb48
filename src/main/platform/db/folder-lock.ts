import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { atomicWrite, removePartials } from './atomic-write.ts';
import { holdExclusively } from './connection.ts';
import { makePrivateFile, sizeOf, type DataFolder } from './data-folder.ts';
import { removeBase } from './log-base.ts';

export type FolderLock =
  | { readonly kind: 'held'; release(): void }
  /** Another process has the store; `holder` is what it calls itself, `null` when that cannot be read. */
  | { readonly kind: 'taken'; readonly holder: string | null };

const Holder = z.object({ holder: z.string().min(1).max(300) });
const largestHolderFile = 4096;

/** What the process that has the store open, or had it last, calls itself; null when that cannot be read. */
export function holderOf(folder: DataFolder): string | null {
  const size = sizeOf(folder.holder);
  if (size === null || size > largestHolderFile) return null;
  try {
    return Holder.parse(JSON.parse(readFileSync(folder.holder, 'utf8'))).holder;
  } catch {
    return null;
  }
}

/** One process at a time may have a store open. Answers at once; throws when the folder cannot be written. */
export async function lockFolder(folder: DataFolder, processName: string): Promise<FolderLock> {
  makePrivateFile(folder.lock);
  const release = holdExclusively(folder.lock);
  if (release === null) return { kind: 'taken', holder: holderOf(folder) };
  try {
    removeBase(folder);
    for (const file of [folder.holder, folder.record, folder.head, folder.swap, folder.closed])
      removePartials(file);
    // Guesses are counted without the lock: what another process may be writing just now is younger than the last opening.
    const openedLastMs = statSync(folder.holder, { throwIfNoEntry: false })?.mtimeMs;
    if (openedLastMs !== undefined) removePartials(folder.limits, { beforeMs: openedLastMs });
    await atomicWrite(folder.holder, JSON.stringify({ holder: processName }));
  } catch (error) {
    release();
    throw error;
  }
  return { kind: 'held', release };
}
