import { components } from '#contract/health.ts';
import type { OutputOf } from '#contract/op.ts';
import type { health } from '#features/health/contract.ts';

export type Checked = OutputOf<typeof health.check>;

const MB = 2 ** 20;
const at = '2026-11-20T09:00:00.000Z';

const well: Readonly<Record<string, { finding: string; figures: Checked['components'][number]['figures'] }>> =
  {
    folder: { finding: 'private', figures: { openCount: 0 } },
    disk: { finding: 'enough', figures: { freeBytes: 70_912 * MB } },
    key: { finding: 'kept', figures: { backend: 'secret-service', recoveryCodeMadeAt: at } },
    store: { finding: 'open', figures: { databaseBytes: 41.5 * MB, logBytes: 0, integrityCheckedAt: at } },
    migrations: { finding: 'up_to_date', figures: { version: 26, shipped: 26 } },
    memory: {
      finding: 'enough',
      figures: {
        residentBytes: 188 * MB,
        heapBytes: 61 * MB,
        availableBytes: 4096 * MB,
        totalBytes: 8192 * MB,
        uptimeMs: 7_200_000,
      },
    },
    clock: { finding: 'right', figures: { setBackMs: 0, behindMs: 0 } },
    policy: { finding: 'in_force', figures: { problemCount: 0, unknownKeyCount: 0 } },
    purge: { finding: 'nothing_owed', figures: {} },
    backups: { finding: 'recent', figures: { backupCount: 4, newestAt: at } },
    audit: { finding: 'whole', figures: { checkedAt: at, rowCount: 1204 } },
    jobs: { finding: 'running', figures: { jobCount: 8, failingCount: 0 } },
  };

/** Thirty days up to 20 November 2026: as they are named by their distance from the last, else all right. */
const daysWith = (special: Readonly<Record<number, Partial<Checked['days'][number]>>>): Checked['days'] =>
  Array.from({ length: 30 }, (_, index) => {
    const day = new Date(Date.UTC(2026, 9, 22 + index)).toISOString().slice(0, 10);
    return { day, state: 'ok' as const, wrong: [], ...special[29 - index] };
  });

/** A report in which all is well, but for what is named. */
export const checked = (more: Partial<Checked> = {}): Checked => ({
  state: 'ok',
  checkedAt: at,
  tookMs: 12,
  ready: true,
  components: components.map((component) => ({
    component,
    state: 'ok',
    finding: 'not_told',
    figures: {},
    ...well[component],
  })),
  notChecked: [],
  jobs: [
    {
      name: 'audit.trim',
      everyMs: 3_600_000,
      lastRunAt: at,
      lastFailedAt: null,
      failures: 0,
      isFailing: false,
    },
    { name: 'policy', everyMs: 900_000, lastRunAt: null, lastFailedAt: null, failures: 0, isFailing: false },
  ],
  days: daysWith({ 5: { state: null }, 6: { state: null } }),
  ...more,
});

type Measured = OutputOf<typeof health.metrics>;

/** An hour of a quiet branch, with one slow operation. */
export const measured = (more: Partial<Measured> = {}): Measured => ({
  uptimeMs: 7_200_000,
  memory: {
    residentBytes: 188 * MB,
    heapBytes: 61 * MB,
    availableBytes: 4096 * MB,
    totalBytes: 8192 * MB,
  },
  eventLoop: { p50Ms: 0, p99Ms: 4, maxMs: 30 },
  operations: [
    {
      op: 'accounts.stayAwake',
      calls: 480,
      outcomes: { OK: 480 },
      p50Ms: 0.3,
      p95Ms: 0.8,
      totalMs: 160,
    },
    {
      op: 'library.search',
      calls: 31,
      outcomes: { OK: 29, RATE_LIMITED: 2 },
      p50Ms: 3.2,
      p95Ms: 11,
      totalMs: 120,
    },
    {
      op: 'accounts.signIn',
      calls: 5,
      outcomes: { OK: 4, WRONG_CREDENTIALS: 1 },
      p50Ms: 240,
      p95Ms: 310,
      totalMs: 1200,
    },
  ],
  errors: [
    { code: 'RATE_LIMITED', count: 2 },
    { code: 'WRONG_CREDENTIALS', count: 1 },
  ],
  signIns: { succeeded: 4, refused: 1 },
  imports: 3,
  retrievals: 29,
  limitViolations: [
    { person: { id: '0190a1b2-0000-7000-8000-000000000003', name: 'Elena Petrović' }, count: 2 },
    { person: null, count: 1 },
  ],
  minutes: Array.from({ length: 60 }, (_, minute) => ({
    at: new Date(Date.UTC(2026, 10, 20, 8, minute)).toISOString(),
    calls: (minute * 7) % 23,
    failed: minute === 30 ? 1 : 0,
    imports: minute === 12 ? 3 : 0,
    retrievals: minute % 2,
    eventLoop: { p50Ms: 0, p99Ms: minute === 40 ? 18 : (minute * 3) % 5, maxMs: 30 },
  })),
  ...more,
});

/** The disk is nearly full, a job fails, and it was not well on some days. */
export const unwell = (): Checked => {
  const found = checked();
  return {
    ...found,
    state: 'fail',
    components: found.components.map((one) => {
      if (one.component === 'disk')
        return { ...one, state: 'fail', finding: 'nearly_full', figures: { freeBytes: 90 * MB } };
      if (one.component === 'jobs')
        return { ...one, state: 'warn', finding: 'failing', figures: { jobCount: 8, failingCount: 1 } };
      return one;
    }),
    jobs: found.jobs.map((job) =>
      job.name === 'audit.trim' ? { ...job, lastFailedAt: at, failures: 3, isFailing: true } : job,
    ),
    days: daysWith({
      0: { state: 'fail', wrong: [{ component: 'disk', finding: 'nearly_full' }] },
      3: { state: 'warn', wrong: [{ component: 'disk', finding: 'low' }] },
      4: { state: null },
    }),
  };
};
