import type { Reader, Writer } from '#main/platform/db/store.ts';
import type { Clock } from '#main/platform/ports.ts';
import { keptTime, keepTime } from './store.ts';

/** How far the wall clock may fall behind before it counts as set back: the network sets it right by less. */
const setBackMs = 60_000;

/**
 * The time of a store, in milliseconds: it starts at the wall clock and never goes back, so what is to expire by it does
 * not live again because somebody set the clock. It follows the wall clock forwards. Where that was set back, it goes on
 * at the pace of the running clock, and from then on is ahead of the wall clock by as much: what is made after a wrong
 * clock was set right lasts as long as it should (0152). For deadlines only; what is shown and recorded is wall time.
 */
export function createSteadyClock(clock: Pick<Clock, 'now' | 'monotonicMs'>) {
  let seenMs = 0;
  /** Whole milliseconds. What the wall clock lags behind without having been set back is no part of it. */
  let aheadMs = 0;
  /** What of that was there when the store opened. */
  let aheadBeforeMs = 0;
  let atMs = clock.monotonicMs();

  const nowMs = (): number => {
    const wallMs = clock.now().getTime();
    const elapsedMs = clock.monotonicMs();
    const passedMs = seenMs + elapsedMs - atMs;
    if (passedMs - (wallMs + aheadMs) > setBackMs) aheadMs = Math.trunc(passedMs) - wallMs;
    seenMs = Math.max(wallMs + aheadMs, passedMs);
    atMs = elapsedMs;
    return Math.trunc(seenMs);
  };

  return {
    nowMs,
    /** By how many milliseconds the wall clock was set back since the store was last looked after; 0 if it was not. */
    setBackMs: (): number => {
      nowMs();
      return Math.max(0, aheadMs - aheadBeforeMs);
    },
    /** Goes on from where the store has come in earlier runs. */
    attach(db: Reader): void {
      const { steadyMs, wallMs } = keptTime(db);
      seenMs = steadyMs;
      aheadMs = steadyMs - wallMs;
      aheadBeforeMs = aheadMs;
      atMs = clock.monotonicMs();
    },
    /** Makes what was seen outlive the process. */
    keep: (db: Writer): void => {
      const steadyMs = nowMs();
      keepTime(db, { steadyMs, wallMs: steadyMs - aheadMs });
    },
  };
}
export type SteadyClock = ReturnType<typeof createSteadyClock>;
