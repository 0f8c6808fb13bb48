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

  const advance = (session: Running): void => {
    const now = clock.monotonicMs();
    session.usedMs += Math.min(now - session.seenMs, longestGapMs);
    session.seenMs = now;
  };

  return {
    start(sessionId: string, accountId: string, usedMs: number): void {
      running.set(sessionId, { accountId, usedMs, seenMs: clock.monotonicMs() });
    },
    /** Running time in ms up to now; `null` when the session is not under way here. */
    usedMs(sessionId: string): number | null {
      const session = running.get(sessionId);
      if (session === undefined) return null;
      advance(session);
      return session.usedMs;
    },
    /** Stops counting; the running time is what `usedMs` said last. */
    stop(sessionId: string): void {
      running.delete(sessionId);
    },
    /** What is under way, with its running time up to now. */
    look(): { sessionId: string; accountId: string; usedMs: number }[] {
      return [...running].map(([sessionId, session]) => {
        advance(session);
        return { sessionId, accountId: session.accountId, usedMs: session.usedMs };
      });
    },
  };
}
export type SessionClock = ReturnType<typeof createSessionClock>;
