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
  /** A test lets hours pass in which a timer runs every second: no list is made to find the next one. */
  const nextDue = (until: number): Timer | undefined => {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.dueMs <= until && timer.dueMs < (next?.dueMs ?? Infinity)) next = timer;
    }
    return next;
  };

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
