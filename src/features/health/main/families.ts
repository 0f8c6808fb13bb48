import type { z } from 'zod';
import { healthStates } from '#contract/health.ts';
import type { HealthReport } from '#main/kernel/health.ts';
import type { JobReport } from '#main/kernel/jobs.ts';
import type { Metrics } from '../contract.ts';
import type { Family, Sample } from './prometheus.ts';

type Measured = z.output<typeof Metrics>;

const msPerSecond = 1000;
const inSeconds = (ms: number): number => ms / msPerSecond;
const one = (value: number, labels?: Sample['labels']): Sample => ({ value, ...(labels && { labels }) });

const figureOf = (report: HealthReport, component: string, name: string): Sample[] => {
  const figure = report.components.find((found) => found.component === component)?.figures[name];
  return typeof figure === 'number' ? [one(figure)] : [];
};

/** What can be told of a store and its PC at any time, also by a process that only looks at them. */
export function healthFamilies(report: HealthReport, version: string): Family[] {
  return [
    {
      name: 'drillroom_build_info',
      help: 'The version of Drillroom.',
      type: 'gauge',
      samples: [one(1, { version })],
    },
    {
      name: 'drillroom_health_state',
      help: 'How each component is: 0 all right, 1 look at it, 2 not working.',
      type: 'gauge',
      samples: report.components.map(({ component, state }) =>
        one(healthStates.indexOf(state), { component }),
      ),
    },
    {
      name: 'drillroom_health_checked_timestamp_seconds',
      help: 'When the components were looked at.',
      type: 'gauge',
      samples: [one(inSeconds(Date.parse(report.checkedAt)))],
    },
    {
      name: 'drillroom_disk_free_bytes',
      help: 'Room on the disk of the data folder.',
      type: 'gauge',
      samples: figureOf(report, 'disk', 'freeBytes'),
    },
    {
      name: 'drillroom_store_bytes',
      help: 'Size of the database.',
      type: 'gauge',
      samples: figureOf(report, 'store', 'databaseBytes'),
    },
    {
      name: 'drillroom_store_log_bytes',
      help: 'Size of the write-ahead log.',
      type: 'gauge',
      samples: figureOf(report, 'store', 'logBytes'),
    },
  ];
}

/** What a running Drillroom counted since it began. */
export function metricFamilies(measured: Measured, jobs: readonly JobReport[]): Family[] {
  const { operations, signIns, limitViolations, imports, retrievals, memory, eventLoop, uptimeMs } = measured;
  return [
    {
      name: 'drillroom_operations_total',
      help: 'Calls by operation and by how they ended.',
      type: 'counter',
      samples: operations.flatMap(({ op, outcomes }) =>
        Object.entries(outcomes).map(([outcome, count]) => one(count, { operation: op, outcome })),
      ),
    },
    {
      name: 'drillroom_operation_duration_seconds',
      help: 'How long calls took; the quantiles are of the last 512 calls of each operation.',
      type: 'summary',
      samples: operations.flatMap(({ op: operation, p50Ms, p95Ms, totalMs, calls }): Sample[] => [
        one(inSeconds(p50Ms), { operation, quantile: '0.5' }),
        one(inSeconds(p95Ms), { operation, quantile: '0.95' }),
        { value: inSeconds(totalMs), labels: { operation }, suffix: '_sum' },
        { value: calls, labels: { operation }, suffix: '_count' },
      ]),
    },
    {
      name: 'drillroom_sign_ins_total',
      help: 'Sign-ins by how they ended.',
      type: 'counter',
      samples: [
        one(signIns.succeeded, { outcome: 'succeeded' }),
        one(signIns.refused, { outcome: 'refused' }),
      ],
    },
    {
      name: 'drillroom_limit_violations_total',
      help: 'Calls beyond a limit, by the id of the account; empty where nobody is known.',
      type: 'counter',
      samples: limitViolations.map(({ person, count }) => one(count, { account: person?.id ?? '' })),
    },
    {
      name: 'drillroom_imports_total',
      help: 'Imports of material that succeeded.',
      type: 'counter',
      samples: [one(imports)],
    },
    {
      name: 'drillroom_retrievals_total',
      help: 'Searches in the material that were answered.',
      type: 'counter',
      samples: [one(retrievals)],
    },
    {
      name: 'drillroom_job_failures_total',
      help: 'Failures of what runs by itself, since the store was opened.',
      type: 'counter',
      samples: jobs.map(({ name, failures }) => one(failures, { job: name })),
    },
    {
      name: 'drillroom_job_last_run_timestamp_seconds',
      help: 'When what runs by itself ran last.',
      type: 'gauge',
      samples: jobs.flatMap(({ name, lastRunAt }) =>
        lastRunAt === null ? [] : [one(inSeconds(Date.parse(lastRunAt)), { job: name })],
      ),
    },
    {
      name: 'drillroom_event_loop_delay_seconds',
      help: 'How late the main thread came to what was due, in the last full minute.',
      type: 'gauge',
      samples:
        eventLoop === null
          ? []
          : [
              one(inSeconds(eventLoop.p50Ms), { quantile: '0.5' }),
              one(inSeconds(eventLoop.p99Ms), { quantile: '0.99' }),
              one(inSeconds(eventLoop.maxMs), { quantile: '1' }),
            ],
    },
    {
      name: 'process_resident_memory_bytes',
      help: 'Memory of the main process.',
      type: 'gauge',
      samples: [one(memory.residentBytes)],
    },
    {
      name: 'drillroom_heap_bytes',
      help: 'Heap of the main process that is in use.',
      type: 'gauge',
      samples: [one(memory.heapBytes)],
    },
    {
      name: 'drillroom_uptime_seconds',
      help: 'Time since the main process began.',
      type: 'gauge',
      samples: [one(inSeconds(uptimeMs))],
    },
  ];
}
