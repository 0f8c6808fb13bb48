import type { Store } from '#main/platform/db/store.ts';
import type { Clock, Log } from '#main/platform/ports.ts';
import type { AuditEvent, AuditRecorder } from './recorder.ts';

/** What happened, without the time, which the trail knows. */
type Happening = Omit<AuditEvent, 'at' | 'subjectId'> & { readonly subjectId?: string | null };

/**
 * Audit rows of what cannot be held back until it is recorded: that somebody left, that a limit refused a call. A row
 * that the disk does not take is owed: it is written, with the time of what it tells, as soon as another write goes
 * through. What is still owed when the program ends is in the log only.
 */
export function createAuditTrail(o: {
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly recordAudit: AuditRecorder;
  readonly store: () => Store | null;
}) {
  let owed: readonly AuditEvent[] = [];

  /** Never throws. */
  const settle = (): void => {
    if (owed.length === 0) return;
    try {
      const store = o.store();
      if (store === null) throw new Error('There is no open store to hold an audit row.');
      store.transact((db) => owed.forEach((event) => o.recordAudit(db, store, event)), { fromReserve: true });
      owed = [];
    } catch (error) {
      owed = owed.map((event) => ({ ...event, details: { ...event.details, late: true } }));
      o.log.error('audit.owed', error, { rows: owed.length, last: owed.map(({ action }) => action).at(-1) });
    }
  };

  return {
    record(happening: Happening): void {
      owed = [...owed, { subjectId: null, ...happening, at: o.clock.now() }];
      settle();
    },
    /** Writes what is owed, where that is possible now. */
    settle,
  };
}
export type AuditTrail = ReturnType<typeof createAuditTrail>;
