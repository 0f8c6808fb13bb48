import type { Disk } from '../ports.ts';
import { freeBytes } from './free-space.ts';

/** The disk under the data folder, with the reserve that ships. */
export const systemDisk: Disk = { freeBytes, reserveBytes: 16 * 2 ** 20 };
