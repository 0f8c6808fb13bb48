import { z } from 'zod';
import { AnyBytes } from '#contract/codec.ts';
import { components, healthStates, startUpComponents } from '#contract/health.ts';
import { limits } from '#contract/limits.ts';
import { command, query } from '#contract/op.ts';
import { Nothing, Timestamp } from '#contract/schemas.ts';

const State = z.enum(healthStates);

/** What was found of one component. The finding is a code of `src/contract/health.ts`, or `not_told`. */
export const ComponentHealth = z.object({
  component: z.enum(components),
  state: State,
  finding: z.string(),
  /** Bytes, counts, milliseconds, times and versions, as their names say. */
  figures: z.record(z.string(), z.union([z.number(), z.string(), z.boolean(), z.null()])),
});

/** A day with the worst that was found on it. */
export const HealthDay = z.object({
  /** As in `2026-11-20`, where the PC stands. */
  day: z.string(),
  /** `null`: Drillroom did not run. */
  state: State.nullable(),
  wrong: z.array(z.object({ component: z.enum(components), finding: z.string() })),
});

/** Work that runs by itself. */
export const Job = z.object({
  name: z.string(),
  everyMs: z.number(),
  lastRunAt: Timestamp.nullable(),
  lastFailedAt: Timestamp.nullable(),
  failures: z.number().int(),
  /** Its last run failed. */
  isFailing: z.boolean(),
});

const EventLoop = z.object({ p50Ms: z.number(), p99Ms: z.number(), maxMs: z.number() });

/** Since the process began, unless it says otherwise. */
export const Metrics = z.object({
  uptimeMs: z.number(),
  memory: z.object({
    residentBytes: z.number(),
    heapBytes: z.number(),
    availableBytes: z.number(),
    totalBytes: z.number(),
  }),
  /** Of the last full minute: how late the main thread came to what was due. */
  eventLoop: EventLoop.nullable(),
  /** The most frequent first. The quantiles are of the last 512 calls of each. */
  operations: z.array(
    z.object({
      op: z.string(),
      calls: z.number().int(),
      outcomes: z.record(z.string(), z.number()),
      p50Ms: z.number(),
      p95Ms: z.number(),
      totalMs: z.number(),
    }),
  ),
  /** Refusals and faults by their code, the most frequent first. */
  errors: z.array(z.object({ code: z.string(), count: z.number().int() })),
  signIns: z.object({ succeeded: z.number().int(), refused: z.number().int() }),
  imports: z.number().int(),
  retrievals: z.number().int(),
  /** Who met a limit: nobody for all who were not known, without a name who was deleted since. */
  limitViolations: z.array(
    z.object({
      person: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
      count: z.number().int(),
    }),
  ),
  /** The last hour, minute by minute. */
  minutes: z.array(
    z.object({
      at: Timestamp,
      calls: z.number().int(),
      failed: z.number().int(),
      imports: z.number().int(),
      retrievals: z.number().int(),
      eventLoop: EventLoop,
    }),
  ),
});

export const health = {
  ready: query({
    about: 'Whether Drillroom can work now. Any answer means that the process is alive.',
    access: 'anyone',
    needs: 'nothing',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      /** The store is open and takes what is written. */
      ready: z.boolean(),
    }),
  }),
  startUp: query({
    about: 'The start-up check: everything that is wrong with this PC or its store, all at once, as codes.',
    access: 'anyone',
    needs: 'nothing',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      checkedAt: Timestamp,
      /** The gravest first. No figures: whoever asks need not be signed in. */
      problems: z.array(
        ComponentHealth.omit({ figures: true }).extend({ component: z.enum(startUpComponents) }),
      ),
    }),
  }),
  check: query({
    about: 'Looks at every component now and tells what was found, with figures.',
    access: 'administers',
    rate: limits.queries,
    input: Nothing,
    output: z.object({
      state: State,
      checkedAt: Timestamp,
      tookMs: z.number().int(),
      ready: z.boolean(),
      components: z.array(ComponentHealth),
      /** Nothing can be told of them now. */
      notChecked: z.array(z.enum(components)),
      jobs: z.array(Job),
      /** The last 30, today being the last of them. */
      days: z.array(HealthDay),
    }),
  }),
  metrics: query({
    about:
      'Counts, durations, errors and rates since Drillroom was started, and the last hour by the minute.',
    access: 'administers',
    rate: limits.queries,
    input: Nothing,
    output: Metrics,
  }),
  supportBundle: command({
    about:
      'A zip for IT or support: health, metrics, settings, versions, the check of the audit and the log. Nothing in it was written by anybody, and it names nobody.',
    access: 'administers',
    stepUp: true,
    rate: limits.commands,
    onFullDisk: 'works',
    input: Nothing,
    output: z.object({ fileName: z.string(), content: AnyBytes }),
    audit: { action: 'support.bundled', subject: () => null },
  }),
  prometheus: query({
    about: 'The same figures, with how each component is, as a text that Prometheus reads (format 0.0.4).',
    access: 'administers',
    rate: limits.queries,
    input: Nothing,
    output: z.object({ fileName: z.string(), content: AnyBytes }),
  }),
};
