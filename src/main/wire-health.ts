import { healthFamilies } from '#features/health/main/families.ts';
import { prometheusText } from '#features/health/main/prometheus.ts';
import { createHealth, type Health, type HealthReport } from './kernel/health.ts';
import type { AuditCheck } from './kernel/audit/last-audit-check.ts';
import type { Verification } from './kernel/audit/verify-chain.ts';
import { verifyStored } from './kernel/audit/verify-stored.ts';
import type { JobReport, Jobs } from './kernel/jobs.ts';
import type { Policy } from './kernel/policy.ts';
import type { SteadyClock } from './kernel/steady/steady-clock.ts';
import { dataFolder, sizeOf } from './platform/db/data-folder.ts';
import { loadMigrations, schemaVersionOf } from './platform/db/migrate.ts';
import type { ClosedState } from './platform/db/opening.ts';
import { isPurgeOwed } from './platform/db/purge.ts';
import type { Reader, Store } from './platform/db/store.ts';
import { backupHealth } from './platform/health/backup-health.ts';
import { clockHealth } from './platform/health/clock-health.ts';
import { diskHealth } from './platform/health/disk-health.ts';
import { folderHealth } from './platform/health/folder-health.ts';
import { keyHealth } from './platform/health/key-health.ts';
import { memoryHealth } from './platform/health/memory-health.ts';
import type { Ports } from './platform/ports.ts';
import { within } from './platform/system/within.ts';

/** A store that is open, or is only looked at. */
export type SeenStore = {
  readonly state: 'ok';
  readonly read: Reader;
  /** It takes what people write. */
  readonly isWritable: () => boolean;
  /** When all of its pages were last found sound; `null`: they are being looked at. */
  readonly integrityCheckedAt: () => Date | null;
  /** By how much the wall clock was set back since the store was last looked after. */
  readonly setBackMs: () => number;
  /** The keychain keeps up with the commits. */
  readonly isHeadTaken: () => boolean;
  /** The last check of the audit chain; `null` where there was none. */
  readonly auditCheck: () => AuditCheck | null | Promise<AuditCheck | null>;
  /** Checks the audit chain now, which may take a while. Rejects with what the file system or SQLite throws. */
  readonly verifyAudit: () => Promise<Verification>;
  /** `null`: nothing runs by itself in this process. */
  readonly jobs: () => readonly JobReport[] | null;
};

type Parts = Pick<Ports, 'clock' | 'log' | 'vault' | 'disk' | 'machine' | 'dataDir' | 'migrationsDir'> & {
  readonly policy: () => Policy;
  readonly store: () => SeenStore | { readonly state: ClosedState };
};

/** How a store and its PC are, as a text that Prometheus reads. */
export const healthText = (report: HealthReport, version: string): string =>
  prometheusText(healthFamilies(report, version));

/** The store that this process works on. */
export const seenWhileOpen = (o: {
  readonly store: Store;
  readonly jobs: Jobs;
  readonly steadyClock: SteadyClock;
  readonly auditCheck: SeenStore['auditCheck'];
  readonly clock: Ports['clock'];
}): SeenStore => ({
  state: 'ok',
  read: o.store.read,
  isWritable: () => o.store.disk.writability().state === 'ok',
  integrityCheckedAt: () => o.store.pages.checkedAt(),
  setBackMs: o.steadyClock.setBackMs,
  isHeadTaken: o.store.isHeadTaken,
  auditCheck: o.auditCheck,
  verifyAudit: async () =>
    verifyStored(o.store.read, o.store.keys.audit, await o.store.outsideHeads(), o.clock),
  jobs: o.jobs.report,
});

/** Everything that this version watches. Others register what they are answerable for. */
export function wireHealth({
  clock,
  log,
  vault,
  disk,
  machine,
  dataDir,
  migrationsDir,
  policy,
  store,
}: Parts): Health {
  const health = createHealth({ clock, log, within });
  const folder = dataFolder(dataDir);
  const seen = (): SeenStore | null => {
    const found = store();
    return found.state === 'ok' ? found : null;
  };

  health.register('folder', () => folderHealth(folder));
  health.register('disk', () => diskHealth(folder, disk.freeBytes));
  health.register('key', () => keyHealth(folder, vault, seen()?.isHeadTaken() ?? true));
  health.register('memory', () => memoryHealth(machine));
  health.register('clock', () => clockHealth(folder, clock.now().getTime(), seen()?.setBackMs() ?? null));

  health.register('store', () => {
    const found = store();
    const figures = {
      databaseBytes: sizeOf(folder.database) ?? 0,
      logBytes: sizeOf(folder.log) ?? 0,
      integrityCheckedAt: found.state === 'ok' ? (found.integrityCheckedAt()?.toISOString() ?? null) : null,
    };
    if (found.state !== 'ok') return { finding: found.state, figures };
    return { finding: found.isWritable() ? 'open' : 'reading_only', figures };
  });

  health.register('migrations', () => {
    const shipped = loadMigrations(migrationsDir).length;
    const found = store();
    if (found.state === 'newer_schema') return { finding: 'newer', figures: { shipped } };
    if (found.state !== 'ok') return null;
    const version = schemaVersionOf(found.read);
    const finding = version === shipped ? 'up_to_date' : version < shipped ? 'pending' : 'newer';
    return { finding, figures: { version, shipped } };
  });

  health.register('policy', () => {
    const { problems, unknownKeys, sources } = policy();
    const figures = { problemCount: problems.length, unknownKeyCount: unknownKeys.length };
    if (problems.length > 0) return { finding: 'problems', figures };
    if (unknownKeys.length > 0) return { finding: 'unknown_keys', figures };
    return { finding: sources.length > 0 ? 'in_force' : 'none', figures };
  });

  health.register('purge', () => {
    const open = seen();
    return open && { finding: isPurgeOwed(open.read) ? 'owed' : 'nothing_owed' };
  });

  health.register('backups', () => backupHealth(folder.backups, clock.now()));

  health.register('audit', async () => {
    const open = seen();
    if (open === null) return null;
    const check = await open.auditCheck();
    if (check === null) return { finding: 'not_checked' };
    const { checkedAt, rows } = check;
    return { finding: check.isWhole ? 'whole' : 'broken', figures: { checkedAt, rowCount: rows } };
  });

  health.register('jobs', () => {
    const jobs = seen()?.jobs() ?? null;
    if (jobs === null) return null;
    const failing = jobs.filter(({ isFailing }) => isFailing).length;
    return {
      finding: failing > 0 ? 'failing' : 'running',
      figures: { jobCount: jobs.length, failingCount: failing },
    };
  });

  return health;
}
