import type { Clock } from '#main/platform/ports.ts';

/** A longer gap between two looks at the clock was sleep, not practice (ARCHITECTURE 9.13). */
const longestGapMs = 5000;

type Running = { readonly accountId: string; usedMs: number; seenMs: number };

/**
 * The running time of the sessions that are under way in this process: it grows only while somebody is there. Sleep,
 * crash and lock do not count; a change of the wall clock changes nothing.
 */
export function createSessionClock(clock: Pick<Clock, 'monotonicMs'>) {
  const running = new Map<string, Running>();

  /** Whole milliseconds, as they are stored; the fractions that a clock gives are carried on. */
  const advance = (session: Running): number => {
    const now = clock.monotonicMs();
    session.usedMs += Math.min(now - session.seenMs, longestGapMs);
    session.seenMs = now;
    return Math.round(session.usedMs);
  };

  return {
    start(sessionId: string, accountId: string, usedMs: number): void {
      running.set(sessionId, { accountId, usedMs, seenMs: clock.monotonicMs() });
    },
    /** Running time in ms up to now; `null` when the session is not under way here. */
    usedMs(sessionId: string): number | null {
      const session = running.get(sessionId);
      if (session === undefined) return null;
      return advance(session);
    },
    /** Stops counting; the running time is what `usedMs` said last. */
    stop(sessionId: string): void {
      running.delete(sessionId);
    },
    /** What is under way, with its running time up to now. */
    look(): { sessionId: string; accountId: string; usedMs: number }[] {
      return [...running].map(([sessionId, session]) => {
        return { sessionId, accountId: session.accountId, usedMs: advance(session) };
      });
    },
  };
}
export type SessionClock = ReturnType<typeof createSessionClock>;
