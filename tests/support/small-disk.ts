import type { Disk } from '#main/platform/ports.ts';

/** A disk of which a test says how much is free. Its reserve is small, so that making it costs nothing. */
export function smallDisk(
  reserveBytes = 16 * 1024,
): Disk & { leave(bytes: number): void; readonly reserveBytes: number } {
  let free = 100 * reserveBytes;
  return {
    reserveBytes,
    freeBytes: () => free,
    leave: (bytes) => void (free = bytes),
  };
}
