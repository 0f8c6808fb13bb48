import { randomBytes } from 'node:crypto';
import type { Random } from '../ports.ts';

/** The random generator of the machine. */
export const systemRandom: Random = { bytes: (count) => Uint8Array.from(randomBytes(count)) };
