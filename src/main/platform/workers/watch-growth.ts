import type { Clock } from '#main/platform/ports.ts';

/** A thread fills some hundred MB in this time, not more. */
const everyMs = 200;

/**
 * Calls `onOver` once this process holds so many MB more than when the watching began. A heap has a limit of its own;
 * bytes lie outside of it, and a small file can unpack to any number of them. Answers what ends the watching.
 */
export function watchGrowth(clock: Clock, mostMb: number, onOver: () => void): () => void {
  const most = process.memoryUsage.rss() + mostMb * 2 ** 20;
  const stop = clock.every(everyMs, () => {
    if (process.memoryUsage.rss() <= most) return;
    stop();
    onOver();
  });
  return stop;
}
