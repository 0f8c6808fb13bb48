import type { Clock } from '#main/platform/ports.ts';
import type { Attribution } from './attribution.ts';
import type { AuditTrail } from './trail.ts';

type Counted = { readonly by: Attribution; readonly dueMs: number; readonly counts: Map<string, number> };

/**
 * Counts refused calls that get no row of their own, by caller, operation and code, and puts the counts of a caller on
 * record together: `waitMs` after the first of them, or when the caller leaves.
 */
export function createRefusalCounts(o: {
  readonly clock: Pick<Clock, 'monotonicMs'>;
  readonly trail: Pick<AuditTrail, 'record'>;
  readonly waitMs: number;
}) {
  const open = new Map<string, Counted>();

  const write = (caller: string, { by, counts }: Counted): void => {
    open.delete(caller);
    o.trail.record({
      action: 'call.refusedAgain',
      actorId: by.actorId,
      outcome: 'refused',
      details: { ...Object.fromEntries(counts), ...by.details },
    });
  };

  return {
    /** `what` is the operation and the code. */
    add(caller: string, by: Attribution, what: string): void {
      const counted = open.get(caller) ?? {
        by,
        dueMs: o.clock.monotonicMs() + o.waitMs,
        counts: new Map<string, number>(),
      };
      counted.counts.set(what, (counted.counts.get(what) ?? 0) + 1);
      open.set(caller, counted);
    },
    settleDue(): void {
      for (const [caller, counted] of open)
        if (counted.dueMs <= o.clock.monotonicMs()) write(caller, counted);
    },
    settleOf(caller: string): void {
      const counted = open.get(caller);
      if (counted !== undefined) write(caller, counted);
    },
    settleAll(): void {
      for (const [caller, counted] of open) write(caller, counted);
    },
  };
}
