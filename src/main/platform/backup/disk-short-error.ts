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

/** Throws DiskShort where a folder's disk has no room for so many bytes more, and some for others. */
export function demandRoom(disk: Disk, folder: string, bytes: number): void {
  const [needed, free] = [neededFor(disk, bytes), disk.freeBytes(folder)];
  if (free < needed) throw new DiskShort(needed, free);
}
