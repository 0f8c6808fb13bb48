import { join, resolve } from 'node:path';
import { atomicWrite } from '#main/platform/db/atomic-write.ts';
import { closedByFault } from '#main/platform/db/closed-by-fault.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { makeSupportBundle } from '#main/wire-support-bundle.ts';
import { exit } from '../exit-codes.ts';
import { exitOf } from './exit-of.ts';
import { lookAtStore } from './look-at-store.ts';
import { storeVerb } from './store-verb.ts';

const open = { state: 'ok', cause: null, reason: null } as const;

/** Packs what support needs to know of a store and its PC, in whatever state the store is; of its contents nothing. */
export const supportBundle = storeVerb({
  name: 'support-bundle',
  typed: '--data DIR --out FILE [--policy FILE] [--log-dir DIR]',
  does: 'pack health, settings, versions and logs into a zip, without anything personal',
  required: ['data', 'out'],
  optional: ['policy', 'log-dir'],
  folder: 'data',
  run: async ({ ports, options, answer }) => {
    const { report, closed, audit, settings } = await lookAtStore(ports, options.policy);
    const { state, cause, reason } = closed ?? open;
    const logDir = resolve(options['log-dir'] ?? join(ports.dataDir, 'logs'));
    const { content } = await makeSupportBundle(
      { ...ports, logDir },
      { report, store: { state, cause, reason }, settings, jobs: [], metrics: null, audit },
    );
    const file = resolve(options.out);
    try {
      await atomicWrite(file, content);
    } catch (error) {
      const fault = closedByFault(error, dataFolder(ports.dataDir));
      answer(false, { reason: 'The file could not be written.' });
      return fault === null ? exit.unhealthy : exitOf[fault.state];
    }
    answer(true, { file, bytes: content.byteLength, state: report.state, store: { state } });
    return exit.ok;
  },
});
