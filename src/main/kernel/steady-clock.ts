import type { Clock } from '#main/platform/ports.ts';

/**
 * A time of day that never goes back: what is to expire by it does not live longer because somebody set the clock.
 * `notBefore` is a time that was seen in an earlier run. For deadlines only: what is shown and recorded is wall time.
 */
export function createSteadyClock(
  clock: Pick<Clock, 'now' | 'monotonicMs'>,
  notBefore: Date | null,
): () => Date {
  let seenMs = notBefore?.getTime() ?? clock.now().getTime();
  let atMs = clock.monotonicMs();
  return () => {
    const elapsedMs = clock.monotonicMs();
    seenMs = Math.max(clock.now().getTime(), seenMs + elapsedMs - atMs);
    atMs = elapsedMs;
    return new Date(seenMs);
  };
}
