import type { Disk } from '#main/platform/ports.ts';

/** Has room for everything, and keeps next to nothing back: thousands of stores lie in memory while tests run. */
export const roomyDisk: Disk = { freeBytes: () => 2 ** 40, reserveBytes: 16 * 1024 };
