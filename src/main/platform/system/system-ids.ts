import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import type { Clock, Ids } from '../ports.ts';
import { systemClock } from './system-clock.ts';

const largestSequence = 2 ** 32 - 1;

/**
 * UUIDv7 (RFC 9562): the millisecond, then a counter that begins at random and grows within the millisecond (section
 * 6.2, method 1), then random bits. Each is greater than the one before, whatever is done to the wall clock.
 */
export function createIds(clock: Clock): Ids {
  let msecs = 0;
  let seq = 0;
  return {
    next: () => {
      const now = clock.now().getTime();
      if (now > msecs) {
        msecs = now;
        seq = randomInt(2 ** 31);
      } else if (seq < largestSequence) {
        seq += 1;
      } else {
        msecs += 1;
        seq = 0;
      }
      return v7({ msecs, seq });
    },
  };
}

/** The ids of this process, by the clock of the machine. */
export const systemIds: Ids = createIds(systemClock);
