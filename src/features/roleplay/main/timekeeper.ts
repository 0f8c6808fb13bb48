import type { Writer } from '#main/platform/db/store.ts';
import type { Completion } from './completion.ts';
import type { Needs } from './needs.ts';
import type { SessionClock } from './session-clock.ts';
import * as store from './store.ts';

/** How often the clocks are looked at, and how much running time a crash may cost at most. */
const lookEveryMs = 1000;
const heartbeatMs = 5000;

type TimekeeperNeeds = Pick<Needs, 'store' | 'events' | 'jobs' | 'isPresent'> & {
  readonly sessionClock: SessionClock;
  readonly completion: Completion;
  /** A line is being answered: the session ends after the answer. */
  readonly isAnswering: (sessionId: string) => boolean;
};

/**
 * Keeps the time of sessions in the main process: ends one whose time is up, pauses one whose trainee is not there, and
 * stores the running time every 5 s. Returns the function that stores what is running and stops.
 */
export function keepTime({
  store: db,
  events,
  jobs,
  isPresent,
  sessionClock,
  completion,
  isAnswering,
}: TimekeeperNeeds) {
  const announce = (...more: string[]): void =>
    events.push(null, { event: 'invalidated', ops: ['roleplay.session', 'roleplay.active', ...more] });

  /** Sessions that are under way are put away in good order on a full disk too. */
  const write = (work: (writer: Writer) => void): void => db.transact(work, { fromReserve: true });
  if (store.anyActive(db.read)) write(store.pauseInterrupted);

  const look = (): void => {
    for (const { sessionId, accountId, usedMs } of sessionClock.look()) {
      const session = store.sessionOf(db.read, sessionId, accountId);
      if (session?.status !== 'active') {
        sessionClock.stop(sessionId);
      } else if (usedMs >= session.minutes * 60_000) {
        if (isAnswering(sessionId)) continue;
        write((writer) => completion.completeUnasked(writer, { ...session, usedMs }, 'time'));
        sessionClock.stop(sessionId);
        announce('reports.list');
      } else if (!isPresent(accountId)) {
        if (isAnswering(sessionId)) continue;
        write((writer) => store.updateSession(writer, sessionId, { status: 'paused', usedMs }));
        sessionClock.stop(sessionId);
        announce();
      } else if (usedMs - session.usedMs >= heartbeatMs) {
        write((writer) => store.updateSession(writer, sessionId, { usedMs }));
      }
    }
  };
  jobs.every('roleplay.time', lookEveryMs, look);

  return (): void => {
    const running = sessionClock.look();
    if (running.length === 0) return;
    write((writer) => {
      for (const { sessionId, usedMs } of running) {
        store.updateSession(writer, sessionId, { usedMs });
        sessionClock.stop(sessionId);
      }
      store.pauseInterrupted(writer);
    });
  };
}
