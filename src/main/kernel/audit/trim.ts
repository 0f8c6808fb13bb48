import type { Store } from '#main/platform/db/store.ts';
import type { Clock } from '#main/platform/ports.ts';
import type { Settings } from '../settings.ts';
import type { AuditRecorder } from './recorder.ts';
import { oldestRows, removeThrough } from './store.ts';

/** Rows that go at once: a transaction of a few milliseconds. */
const mostRows = 500;
const dayMs = 86_400_000;

/** How often `trim` is called. */
export const trimEveryMs = 3_600_000;

/**
 * Makes what removes audit rows whose time is over (`auditRetentionDays`): from the beginning on, with an anchor for the
 * chain to go on from and a row that tells of it, all in one transaction. One call removes the rows of one day at most:
 * who sets the clock a year ahead makes the record a day shorter for each hour that Drillroom runs, and leaves a row
 * of each. A row that was written under a clock that was ahead holds back what follows it until its time is over.
 */
export function createAuditTrim(o: {
  readonly clock: Pick<Clock, 'now'>;
  readonly store: Pick<Store, 'keys' | 'read' | 'transact'>;
  readonly settings: Settings;
  readonly recordAudit: AuditRecorder;
}) {
  /** Answers how many rows went. */
  return (): number => {
    const now = o.clock.now();
    const rows = oldestRows(o.store.read, mostRows);
    const [first] = rows;
    if (first === undefined) return 0;
    const keptFrom = now.getTime() - o.settings.get('auditRetentionDays') * dayMs;
    const limit = Math.min(keptFrom, Date.parse(first.at) + dayMs);
    const isOver = ({ at }: { readonly at: string }): boolean => Date.parse(at) < limit;
    const end = rows.findIndex((row) => !isOver(row));
    const going = end === -1 ? rows : rows.slice(0, end);
    const last = going.at(-1);
    if (last === undefined) return 0;
    o.store.transact((db) => {
      o.recordAudit(db, o.store, {
        at: now,
        action: 'audit.trimmed',
        actorId: null,
        subjectId: null,
        outcome: 'done',
        details: { through: last.seq, rows: going.length },
      });
      removeThrough(db, o.store.keys.audit, last);
    });
    return going.length;
  };
}
