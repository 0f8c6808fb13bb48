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
