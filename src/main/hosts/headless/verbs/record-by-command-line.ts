import type { AuditDetails } from '#contract/op.ts';
import { createAuditRecorder } from '#main/kernel/audit/recorder.ts';
import { createSteadyClock } from '#main/kernel/steady/steady-clock.ts';
import type { Store } from '#main/platform/db/store.ts';
import type { Ports } from '#main/platform/ports.ts';

/** An audit row of what somebody had done from the command line: nobody is signed in there, but the OS knows its user. */
export function recordByCommandLine(
  ports: Ports,
  store: Store,
  { action, details }: { readonly action: string; readonly details: AuditDetails },
): void {
  const steadyClock = createSteadyClock(ports.clock);
  steadyClock.attach(store.read);
  const record = createAuditRecorder({ ...ports, nameOf: () => null, keepTime: steadyClock.keep });
  const event = { at: ports.clock.now(), action, actorId: null, subjectId: null, outcome: 'done' } as const;
  store.transact((db) => record(db, store, { ...event, details: { ...details, by: 'command_line' } }));
}
