import type { Store } from '#main/platform/db/store.ts';
import type { Clock, Log, Random } from '#main/platform/ports.ts';
import { appendAudit, type AuditEntry } from './store.ts';

/** What happened, without the time and the process, which the trail knows. */
type Happening = Pick<AuditEntry, 'action' | 'actorId' | 'outcome' | 'details'>;

/**
 * Audit rows of what cannot be held back until it is recorded: that somebody left, that a limit refused a call. A row
 * that the disk does not take is owed: it is written, with the time of what it tells, as soon as another write goes
 * through. What is still owed when the program ends is in the log only.
 */
export function createAuditTrail(o: {
  readonly clock: Pick<Clock, 'now'>;
  readonly random: Random;
  readonly log: Log;
  readonly processName: string;
  readonly store: () => Store | null;
}) {
  let owed: readonly AuditEntry[] = [];

  /** Never throws. */
  const settle = (): void => {
    if (owed.length === 0) return;
    try {
      const store = o.store();
      if (store === null) throw new Error('There is no open store to hold an audit row.');
      const chain = { key: store.keys.audit, random: o.random };
      store.transact((db) => owed.forEach((entry) => appendAudit(db, chain, entry)));
      owed = [];
    } catch (error) {
      owed = owed.map((entry) => ({ ...entry, details: { ...entry.details, late: true } }));
      o.log.error('audit.owed', error, { rows: owed.length, last: owed.at(-1)?.action });
    }
  };

  return {
    record(happening: Happening): void {
      const names = { process: o.processName };
      owed = [...owed, { ...happening, at: o.clock.now(), subjectId: null, names }];
      settle();
    },
    /** Writes what is owed, where that is possible now. */
    settle,
  };
}
export type AuditTrail = ReturnType<typeof createAuditTrail>;
