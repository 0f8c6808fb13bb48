import { nameOf } from '#features/accounts/main/index.ts';
import { comingIn } from '#features/audit/main/coming-in.ts';
import { auditMain } from '#features/audit/main/index.ts';
import { contract } from '#features/contract.ts';
import type { Readings } from './kernel/audit/readings.ts';
import type { AuditRecorder } from './kernel/audit/recorder.ts';
import { createAuditTrim, trimEveryMs } from './kernel/audit/trim.ts';
import type { Jobs } from './kernel/jobs.ts';
import type { Settings } from './kernel/settings.ts';
import type { Store } from './platform/db/store.ts';
import type { Ports } from './platform/ports.ts';

type Parts = Pick<Ports, 'clock' | 'timeZone'> & {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly settings: Settings;
  readonly recordAudit: AuditRecorder;
  readonly readings: Readings;
};

/** The audit is read by its feature and kept within its time by a job; a long reading holds the job back. */
export function wireAudit({ clock, timeZone, store, jobs, settings, recordAudit, readings }: Parts) {
  const trim = createAuditTrim({ clock, store, settings, recordAudit });
  jobs.every('audit.trim', trimEveryMs, () => {
    if (!readings.isUnderWay()) trim();
  });
  return auditMain({ clock, timeZone, waysIn: comingIn(contract), store, readings, nameOf });
}
