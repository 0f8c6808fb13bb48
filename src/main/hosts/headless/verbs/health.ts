import { resolve } from 'node:path';
import type { HealthState } from '#contract/health.ts';
import { atomicWrite } from '#main/platform/db/atomic-write.ts';
import { healthText } from '#main/wire-health.ts';
import { exit, type ExitCode } from '../exit-codes.ts';
import { exitOf } from './exit-of.ts';
import { lookAtStore } from './look-at-store.ts';
import { storeVerb } from './store-verb.ts';

const exitOfState: Readonly<Record<HealthState, ExitCode>> = {
  ok: exit.ok,
  warn: exit.degraded,
  fail: exit.unhealthy,
};

const open = { state: 'ok', cause: null, holder: null, reason: null } as const;

/** Tells everything that is wrong with a store that no process has open, with its key, its PC and the policy. */
export const health = storeVerb({
  name: 'health',
  typed: '--data DIR [--policy FILE] [--prometheus FILE]',
  does: 'look at everything that Drillroom watches; changes nothing of it',
  required: ['data'],
  optional: ['policy', 'prometheus'],
  folder: 'data',
  run: async ({ ports, options, answer }) => {
    const { report, closed } = await lookAtStore(ports, options.policy);
    const { state, cause, holder, reason } = closed ?? open;
    if (options.prometheus !== undefined) {
      await atomicWrite(resolve(options.prometheus), healthText(report, ports.appVersion));
    }
    const store = { state, cause, holder, reason };
    answer(report.state === 'ok', { ...report, version: ports.appVersion, store });
    return closed === null ? exitOfState[report.state] : exitOf[closed.state];
  },
});
