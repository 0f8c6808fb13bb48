import type { WindowSession } from '../sessions.ts';
import type { AuditTrail } from './trail.ts';

/**
 * Does what may begin a session at a window, and puts on record whose open one ended by it. A locked one is parked, and
 * goes on when its person comes back.
 */
export function noteReplaced(
  session: WindowSession,
  trail: Pick<AuditTrail, 'record'>,
  enter: () => void,
): void {
  const { id, accountId, locked } = session;
  enter();
  if (accountId === null || locked || session.accountId === null || session.id === id) return;
  trail.record({
    action: 'session.replaced',
    actorId: session.accountId,
    subjectId: accountId,
    subjectType: 'account',
    outcome: 'done',
  });
}
