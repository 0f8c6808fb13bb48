import { nameOf } from '#features/accounts/main/index.ts';
import { comingIn } from '#features/audit/main/coming-in.ts';
import { auditMain } from '#features/audit/main/index.ts';
import { contract } from '#features/contract.ts';
import { checkEveryMs, createDailyAuditCheck } from './kernel/audit/daily-check.ts';
import type { AuditCheck } from './kernel/audit/last-audit-check.ts';
import type { Readings } from './kernel/audit/readings.ts';
import type { AuditRecorder } from './kernel/audit/recorder.ts';
import type { AuditTrail } from './kernel/audit/trail.ts';
import { createAuditTrim, trimEveryMs } from './kernel/audit/trim.ts';
import type { Jobs } from './kernel/jobs.ts';
import { isQuiet } from './kernel/quiet.ts';
import type { Sessions } from './kernel/sessions.ts';
import type { Settings } from './kernel/settings.ts';
import type { Store } from './platform/db/store.ts';
import type { Ports } from './platform/ports.ts';

type Parts = Pick<Ports, 'clock' | 'timeZone'> & {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly settings: Settings;
  readonly sessions: Pick<Sessions, 'windows' | 'of'>;
  readonly recordAudit: AuditRecorder;
  readonly trail: AuditTrail;
  readonly readings: Readings;
};

/** The audit is read by its feature, and kept within its time and checked by jobs; a long reading holds the first back. */
export function wireAudit({
  clock,
  timeZone,
  store,
  jobs,
  settings,
  sessions,
  recordAudit,
  trail,
  readings,
}: Parts) {
  const trim = createAuditTrim({ clock, store, settings, recordAudit });
  jobs.every('audit.trim', trimEveryMs, () => {
    if (!readings.isUnderWay()) trim();
  });
  const check = createDailyAuditCheck({ clock, store, readings, trail, isQuiet: () => isQuiet(sessions) });
  jobs.every('audit.check', checkEveryMs, check.run);
  return {
    handlers: auditMain({ clock, timeZone, waysIn: comingIn(contract), store, readings, nameOf }),
    lastCheck: (): AuditCheck | null => check.last(),
  };
}
