import type { Store } from '#main/platform/db/store.ts';
import type { Clock } from '#main/platform/ports.ts';
import { isDailyDue } from '../daily.ts';
import { detailsOfCheck, lastAuditCheck, type AuditCheck } from './last-audit-check.ts';
import type { Readings } from './readings.ts';
import { hasRecordTables } from './store.ts';
import type { AuditTrail } from './trail.ts';
import { verifyStored } from './verify-stored.ts';

/** How often it is looked whether the check is due. */
export const checkEveryMs = 600_000;

/**
 * Checks the audit chain once a day by itself, in a moment in which nobody works, in spells of a few milliseconds. What
 * it finds goes on record like the check of an admin, and is told by Health.
 */
export function createDailyAuditCheck(o: {
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>;
  readonly store: Pick<Store, 'keys' | 'read' | 'outsideHeads'>;
  readonly readings: Readings;
  readonly trail: Pick<AuditTrail, 'record'>;
  readonly isQuiet: () => boolean;
}) {
  const startedAt = o.clock.now();
  /** Of this run of the program: a disk may take no row of it, and where the tables are gone there is no place for one. */
  let own: AuditCheck | null = null;

  /** The last check by anybody; `null` where there was none. */
  const last = (): AuditCheck | null => {
    const recorded = hasRecordTables(o.store.read) ? lastAuditCheck(o.store.read) : null;
    return own !== null && (recorded === null || recorded.checkedAt < own.checkedAt) ? own : recorded;
  };

  return {
    last,
    /** Rejects with the reason of the signal once that is aborted, or with what SQLite throws at a damaged page. */
    run: async (signal: AbortSignal): Promise<void> => {
      const lastAt = last()?.checkedAt;
      const done = lastAt === undefined ? [] : [new Date(lastAt)];
      if (!isDailyDue(done, { now: o.clock.now(), startedAt, isQuiet: o.isQuiet() })) return;
      const { read, keys } = o.store;
      const found = await o.readings.during(async () =>
        verifyStored(read, keys.audit, await o.store.outsideHeads(), o.clock, signal),
      );
      signal.throwIfAborted();
      const checkedAt = o.clock.now().toISOString();
      own = { checkedAt, isWhole: found.finding === null, rows: found.rows };
      const details = { ...detailsOfCheck(found), reason: 'daily' };
      o.trail.record({ action: 'audit.verified', actorId: null, outcome: 'done', details });
    },
  };
}
export type DailyAuditCheck = ReturnType<typeof createDailyAuditCheck>;
