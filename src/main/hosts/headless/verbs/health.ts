import type { HealthState } from '#contract/health.ts';
import type { ClosedAnswer } from '#main/platform/db/opening.ts';
import { healthText } from '#main/wire-health.ts';
import { exit, type ExitCode } from '../exit-codes.ts';
import { todoOf } from './answer-words.ts';
import { exitOf } from './exit-of.ts';
import { lookAtStore } from './look-at-store.ts';
import { PrometheusRefused, prometheusFile } from './prometheus-file.ts';
import { storeVerb } from './store-verb.ts';

const exitOfState: Readonly<Record<HealthState, ExitCode>> = {
  ok: exit.ok,
  warn: exit.degraded,
  fail: exit.unhealthy,
};

const storeSeen = (closed: ClosedAnswer | null) => {
  if (closed === null) return { state: 'ok', cause: null, holder: null, reason: null };
  const { state, cause, holder, reason } = closed;
  return { state, cause, holder, reason, todo: todoOf(closed) };
};

/** Tells everything that is wrong with a store that no process has open, with its key, its PC and the policy. */
export const health = storeVerb({
  name: 'health',
  typed: '--data DIR [--policy FILE] [--prometheus FILE]',
  does: 'look at everything that Drillroom watches; changes nothing of it',
  required: ['data'],
  optional: ['policy', 'prometheus'],
  folder: 'data',
  run: async ({ ports, options, answer }) => {
    try {
      const prometheus = options.prometheus === undefined ? null : prometheusFile(options.prometheus);
      const { report, closed } = await lookAtStore(ports, options.policy);
      await prometheus?.write(healthText(report, ports.appVersion));
      answer(report.state === 'ok', { ...report, version: ports.appVersion, store: storeSeen(closed) });
      if (closed !== null) return exitOf[closed.state];
      const failing = report.components.filter((one) => one.state === 'fail');
      // A policy that was named and cannot be used ends every command line so, unless something worse is found.
      const isPolicyAlone = failing.length > 0 && failing.every(({ component }) => component === 'policy');
      return options.policy !== undefined && isPolicyAlone ? exit.policyInvalid : exitOfState[report.state];
    } catch (error) {
      if (!(error instanceof PrometheusRefused)) throw error;
      answer(false, { why: error.why });
      return error.code;
    }
  },
});
