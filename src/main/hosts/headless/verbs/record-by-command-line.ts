import type { AuditDetails } from '#contract/op.ts';
import { createAuditRecorder } from '#main/kernel/audit/recorder.ts';
import { createSteadyClock } from '#main/kernel/steady/steady-clock.ts';
import type { Store, Writer } from '#main/platform/db/store.ts';
import type { Ports } from '#main/platform/ports.ts';

type Deed = { readonly action: string; readonly details: AuditDetails };

/**
 * What appends audit rows of what somebody has done from the command line, within the transaction that does it: nobody is
 * signed in there, but the OS knows its user.
 */
export function commandLineRecorder(ports: Ports, store: Store): (db: Writer, deed: Deed) => void {
  const steadyClock = createSteadyClock(ports.clock);
  steadyClock.attach(store.read);
  const record = createAuditRecorder({ ...ports, nameOf: () => null, keepTime: steadyClock.keep });
  return (db, { action, details }) => {
    const event = { at: ports.clock.now(), action, actorId: null, subjectId: null, outcome: 'done' } as const;
    record(db, store, { ...event, details: { ...details, by: 'command_line' } });
  };
}

/** An audit row of what somebody had done from the command line. */
export function recordByCommandLine(ports: Ports, store: Store, deed: Deed): void {
  const record = commandLineRecorder(ports, store);
  store.transact((db) => record(db, deed));
}
