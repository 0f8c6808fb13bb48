import { freeBytes } from '../system/free-space.ts';

/** What a copy of a store must leave to everything else on the disk. */
const leftForOthers = 64 * 2 ** 20;

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
export const neededFor = (bytes: number): number => bytes + leftForOthers;

/** Throws DiskShort where a folder's disk has no room for so many bytes more, and some for others. */
export function demandRoom(folder: string, bytes: number): void {
  const [needed, free] = [neededFor(bytes), freeBytes(folder)];
  if (free < needed) throw new DiskShort(needed, free);
}
