import type { Disk } from '../ports.ts';

/** In reserves: what a copy of a store must leave to everything else on the disk. 64 MiB where the reserve is 16. */
const leftForOthers = 4;

/** There is not enough room on the disk for what is to be made. Nothing was written. */
export class DiskShort extends Error {
  override readonly name = 'DiskShort';
  readonly needed: number;
  readonly free: number;
  constructor(needed: number, free: number) {
    super(`${needed} bytes are needed, ${free} are free.`);
    this.needed = needed;
    this.free = free;
  }
}

/** How much must be free before so many bytes are written. */
export const neededFor = ({ reserveBytes }: Disk, bytes: number): number =>
  bytes + leftForOthers * reserveBytes;

function demandFree(disk: Disk, folder: string, needed: number): void {
  const free = disk.freeBytes(folder);
  if (free < needed) throw new DiskShort(needed, free);
}

/** Throws DiskShort where a folder's disk has no room for so many bytes more, and some for others. */
export const demandRoom = (disk: Disk, folder: string, bytes: number): void =>
  demandFree(disk, folder, neededFor(disk, bytes));

/**
 * The same for a store that is restored: it has to fit, with its reserve, and to take at once what people write. On a bad
 * day nobody is asked for more. `ballastBytes`: what the folder has of the reserve.
 */
export const demandRoomToRestore = (
  disk: Disk,
  folder: string,
  { bytes, ballastBytes }: { readonly bytes: number; readonly ballastBytes: number },
): void =>
  demandFree(disk, folder, bytes + disk.reserveBytes + Math.max(0, disk.reserveBytes - ballastBytes));
