import { resolve } from 'node:path';
import type { HealthState } from '#contract/health.ts';
import { atomicWrite } from '#main/platform/db/atomic-write.ts';
import { endWithoutKeychain } from '#main/platform/keychain/end-without-keychain.ts';
import { healthText } from '#main/wire-health.ts';
import { exit, type ExitCode } from '../exit-codes.ts';
import { headlessPorts } from '../ports.ts';
import { exitOf } from './exit-of.ts';
import { lookAtStore } from './look-at-store.ts';
import { readOptions } from './read-options.ts';
import type { Verb } from './verb.ts';

const typed = 'health --data DIR [--key-file FILE] [--policy FILE] [--prometheus FILE]';

const exitOfState: Readonly<Record<HealthState, ExitCode>> = {
  ok: exit.ok,
  warn: exit.degraded,
  fail: exit.unhealthy,
};

const open = { state: 'ok', cause: null, holder: null, reason: null } as const;

/** Tells everything that is wrong with a store that no process has open, with its key, its PC and the policy. */
export const health: Verb = {
  usage: [typed, 'look at everything that Drillroom watches; changes nothing of it'],
  run: async (args, { out, err }) => {
    const options = readOptions(args, { required: ['data'], optional: ['key-file', 'policy', 'prometheus'] });
    if (typeof options === 'string') {
      err(`${options}\nUsage: npm run -s rpc -- ${typed}`);
      return exit.usage;
    }
    const ports = headlessPorts({
      dataDir: options.data,
      keyFile: options['key-file'],
      policyFile: options.policy,
      mayCreateKey: false,
      startAt: undefined,
    });
    try {
      const { report, closed } = await lookAtStore(ports);
      const { state, cause, holder, reason } = closed ?? open;
      if (options.prometheus !== undefined) {
        await atomicWrite(resolve(options.prometheus), healthText(report, ports.appVersion));
      }
      out(
        JSON.stringify({
          verb: 'health',
          ok: report.state === 'ok',
          ...report,
          version: ports.appVersion,
          store: { state, cause, holder, reason },
        }),
      );
      return closed === null ? exitOfState[report.state] : exitOf[closed.state];
    } finally {
      ports.machine.stop();
      await ports.workers.close();
      endWithoutKeychain(ports.vault);
    }
  },
};
