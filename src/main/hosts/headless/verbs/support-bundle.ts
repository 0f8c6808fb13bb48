import { join, resolve } from 'node:path';
import { makeSupportBundle } from '#main/wire-support-bundle.ts';
import { exit } from '../exit-codes.ts';
import { lookAtStore } from './look-at-store.ts';
import { outFile, OutRefused } from './out-file.ts';
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
    try {
      // Of a store that somebody else has open too: nothing can be noted there, and there is nothing personal in it.
      const out = outFile(options.out, ports.dataDir, { isInTheClear: false });
      const { report, closed, audit, settings } = await lookAtStore(ports, options.policy);
      const { state, cause, reason } = closed ?? open;
      const logDir = resolve(options['log-dir'] ?? join(ports.dataDir, 'logs'));
      const { content } = await makeSupportBundle(
        { ...ports, logDir },
        { report, store: { state, cause, reason }, settings, jobs: [], metrics: null, audit },
      );
      await out.write(content);
      answer(true, { file: out.path, bytes: content.byteLength, state: report.state, store: { state } });
      return exit.ok;
    } catch (error) {
      if (!(error instanceof OutRefused)) throw error;
      answer(false, { why: error.why });
      return error.code;
    }
  },
});
