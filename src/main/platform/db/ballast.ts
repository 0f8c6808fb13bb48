import { closeSync, constants, ftruncateSync, lstatSync, openSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Random } from '../ports.ts';

/** Given back at once: enough for hundreds of rows, so that what other programs eat meanwhile is not all of it. */
const slices = 4;
/** Random, because a disk that compresses would keep no room for zeros; small, because making it takes the main thread. */
const chunkBytes = 128 * 1024;

/** Windows has no such flag; there the look before has to do. */
const noFollow = constants.O_NOFOLLOW ?? 0;
const cutting = constants.O_WRONLY | noFollow;
const growing = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | noFollow;

/**
 * Bytes of the ballast; `null` where none was made, or somebody put another name of another file in its place: that one is
 * neither cut nor filled.
 */
function ownBytes(file: string): number | null {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true && found.nlink === 1 ? found.size : null;
}

/** Gives back a slice. `false`: there is nothing left to give, or the disk does not even take that. */
export function giveBackSlice(file: string, wholeBytes: number): boolean {
  try {
    const bytes = ownBytes(file) ?? 0;
    if (bytes === 0) return false;
    const descriptor = openSync(file, cutting);
    try {
      ftruncateSync(descriptor, Math.max(0, bytes - wholeBytes / slices));
    } finally {
      closeSync(descriptor);
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * A file of no use but its size: it keeps room on the disk for what has to be written when there is none, and gives it
 * back a slice at a time.
 */
export function ballastIn(file: string, wholeBytes: number, random: Random) {
  const heldBytes = (): number => ownBytes(file) ?? 0;
  return {
    missingBytes: (): number => Math.max(0, wholeBytes - heldBytes()),
    giveBackSlice: (): boolean => giveBackSlice(file, wholeBytes),
    /**
     * Makes it whole, readable by its owner only; when this resolves its blocks are on the disk. What a disk took that then
     * refused goes back to it. Rejects with what the file system throws, or with the reason of `signal`.
     */
    fill: async (signal: AbortSignal): Promise<void> => {
      const before = heldBytes();
      if (before >= wholeBytes) return;
      // A name that leads elsewhere is only a name.
      if (ownBytes(file) === null) rmSync(file, { force: true });
      const handle = await open(file, growing, 0o600);
      try {
        for (let held = before; held < wholeBytes;) {
          signal.throwIfAborted();
          const chunk = random.bytes(Math.min(chunkBytes, wholeBytes - held));
          const { bytesWritten } = await handle.write(chunk);
          held += bytesWritten;
        }
        await handle.sync();
      } catch (error) {
        await handle.truncate(before);
        throw error;
      } finally {
        await handle.close();
      }
    },
  };
}
export type Ballast = ReturnType<typeof ballastIn>;
