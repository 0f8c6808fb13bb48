import type { Clock } from '#main/platform/ports.ts';

type Timer = { readonly everyMs: number; readonly task: () => void; dueMs: number };

/** A clock that moves only when it is told to. Timers run as it passes them. */
export function createFakeClock(start = '2026-11-20T09:00:00.000Z') {
  let wallMs = Date.parse(start);
  // A real clock gives fractions; whole numbers would hide what they do.
  let elapsedMs = 0.37;
  const timers = new Set<Timer>();
  const clock: Clock = {
    now: () => new Date(wallMs),
    monotonicMs: () => elapsedMs,
    every(ms, task) {
      const timer = { everyMs: ms, task, dueMs: elapsedMs + ms };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  };
  const nextDue = (until: number): Timer | undefined =>
    [...timers].filter(({ dueMs }) => dueMs <= until).toSorted((a, b) => a.dueMs - b.dueMs)[0];

  return {
    ...clock,
    advance(ms: number): void {
      const until = elapsedMs + ms;
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        wallMs += timer.dueMs - elapsedMs;
        elapsedMs = timer.dueMs;
        timer.dueMs += timer.everyMs;
        timer.task();
      }
      wallMs += until - elapsedMs;
      elapsedMs = until;
    },
    /** As when the PC slept: time passed at once, and no timer ran meanwhile. */
    sleep(ms: number): void {
      wallMs += ms;
      elapsedMs += ms;
      for (const timer of timers) timer.dueMs = Math.max(timer.dueMs, elapsedMs);
    },
    /** As when somebody sets the wall clock. */
    setWall(time: string): void {
      wallMs = Date.parse(time);
    },
  };
}
export type FakeClock = ReturnType<typeof createFakeClock>;
