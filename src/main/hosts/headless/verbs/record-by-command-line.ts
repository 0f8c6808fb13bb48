import type { AuditDetails } from '#contract/op.ts';
import { createAuditRecorder } from '#main/kernel/audit/recorder.ts';
import { createSteadyClock } from '#main/kernel/steady/steady-clock.ts';
import type { Reader, Store, Writer } from '#main/platform/db/store.ts';
import type { Ports } from '#main/platform/ports.ts';

type Deed = {
  readonly action: string;
  /** What it was done upon. */
  readonly subjectId?: string;
  readonly details: AuditDetails;
};
type NameOf = (db: Reader, accountId: string) => string | null;

/**
 * What appends audit rows of what somebody has done from the command line, within the transaction that does it: nobody is
 * signed in there, but the OS knows its user. `nameOf` names the person that a row is about.
 */
export function commandLineRecorder(
  ports: Pick<Ports, 'clock' | 'random' | 'place'>,
  store: Store,
  nameOf: NameOf = () => null,
): (db: Writer, deed: Deed) => void {
  const steadyClock = createSteadyClock(ports.clock);
  steadyClock.attach(store.read);
  const record = createAuditRecorder({ ...ports, nameOf, keepTime: steadyClock.keep });
  return (db, { action, subjectId = null, details }) => {
    const event = { at: ports.clock.now(), action, actorId: null, subjectId, outcome: 'done' } as const;
    record(db, store, { ...event, details: { ...details, by: 'command_line' } });
  };
}

/** An audit row of what somebody had done from the command line. */
export function recordByCommandLine(ports: Ports, store: Store, deed: Deed): void {
  const record = commandLineRecorder(ports, store);
  store.transact((db) => record(db, deed));
}
