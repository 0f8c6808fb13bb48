import type { AuditTrail } from './audit/trail.ts';
import type { Sessions } from './sessions.ts';
import type { Turns } from './turns.ts';

type Needs = { readonly sessions: Sessions; readonly turns: Turns; readonly trail: AuditTrail };

/**
 * What the machine does to sessions: the OS locks its screen, a window goes away. It happens at once, and once more
 * after a sign-in that is still being checked, so that such a one does not undo it.
 */
export function createLeaveWindows({ sessions, turns, trail }: Needs) {
  const lock = (windowId: string, by: 'system' | 'idle'): void => {
    const session = sessions.of({ windowId });
    const { accountId, locked } = session;
    if (accountId === null || locked) return;
    session.setLocked(true);
    trail.record({ action: 'session.locked', actorId: accountId, outcome: 'done', details: { by } });
  };
  const now = (windowId: string, leave: () => void): void => {
    leave();
    if (turns.changing().includes(windowId)) void turns.take(windowId, 'leaves', async () => leave());
  };
  return {
    lockAll: (): void => {
      for (const windowId of new Set([...sessions.windows(), ...turns.changing()])) {
        now(windowId, () => lock(windowId, 'system'));
      }
    },
    /** Locks where nobody is any more, and ends what has lasted as long as it may. */
    lockIdle: (): void => {
      for (const accountId of sessions.endOver()) {
        trail.record({ action: 'session.expired', actorId: accountId, outcome: 'done' });
      }
      for (const windowId of sessions.idleWindows()) lock(windowId, 'idle');
    },
    closed: (windowId: string): void => now(windowId, () => sessions.forget(windowId)),
  };
}
