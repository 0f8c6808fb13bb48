import { z } from 'zod';
import { components, healthStates, startUpComponents } from '#contract/health.ts';
import { limits } from '#contract/limits.ts';
import { query } from '#contract/op.ts';
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
};
