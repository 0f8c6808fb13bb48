import { attributionOf, keyOf } from './attribution.ts';
import type { AuditTrail } from './trail.ts';
import type { Sessions } from '../sessions.ts';

type Needs = { readonly sessions: Pick<Sessions, 'of'>; readonly trail: Pick<AuditTrail, 'record'> };

/**
 * Records that the shell stopped something that the page in a window tried: one row for each kind and each person, or
 * window where nobody is signed in, so that a page cannot fill the disk.
 * @returns to be called with every try
 */
export function createWindowRefusals({ sessions, trail }: Needs): (windowId: string, what: string) => void {
  const recorded = new Set<string>();
  return (windowId, what) => {
    const by = attributionOf(sessions.of({ windowId }));
    const key = `${keyOf(by, windowId)}|${what}`;
    if (recorded.has(key)) return;
    recorded.add(key);
    trail.record({
      action: 'window.refused',
      actorId: by.actorId,
      outcome: 'refused',
      details: { what, ...by.details },
    });
  };
}
