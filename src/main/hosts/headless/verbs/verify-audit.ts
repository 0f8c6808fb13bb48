import { verifyStored } from '#main/kernel/audit/verify-stored.ts';
import { closedByFault } from '#main/platform/db/closed-by-fault.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { inspectStore } from '#main/platform/db/inspect-store.ts';
import { endWithoutKeychain } from '#main/platform/keychain/end-without-keychain.ts';
import { exit } from '../exit-codes.ts';
import { headlessPorts } from '../ports.ts';
import { exitOf } from './exit-of.ts';
import { readOptions } from './read-options.ts';
import type { Verb } from './verb.ts';

const typed = 'verify-audit --data DIR [--key-file FILE]';

/**
 * Checks the audit chain of a store that no process has open, and answers with one line of JSON. Reads only: it also
 * works where the program itself refuses to open the store because it is older than it should be.
 */
export const verifyAudit: Verb = {
  usage: [typed, 'check that no audit row was changed or is missing'],
  run: async (args, { out, err }) => {
    const options = readOptions(args, { required: ['data'], optional: ['key-file'] });
    if (typeof options === 'string') {
      err(`${options}\nUsage: npm run -s rpc -- ${typed}`);
      return exit.usage;
    }
    const ports = headlessPorts({
      dataDir: options.data,
      keyFile: options['key-file'],
      mayCreateKey: false,
      startAt: undefined,
    });
    const answer = (ok: boolean, rest: object): void =>
      out(JSON.stringify({ verb: 'verify-audit', ok, ...rest }));
    try {
      const store = await inspectStore(ports);
      if (store.state !== 'ok') {
        const { state, cause, holder, reason } = store;
        answer(false, { state, cause, holder, reason });
        return exitOf[state];
      }
      const began = ports.clock.monotonicMs();
      try {
        const found = await verifyStored(store.read, store.auditKey, store.outside, ports.clock);
        const tookMs = Math.round(ports.clock.monotonicMs() - began);
        answer(found.finding === null, { store: store.id, ...found, tookMs });
        return found.finding === null ? exit.ok : exit.integrity;
      } catch (error) {
        // A page that cannot be read is met only when the check comes to it.
        const fault = closedByFault(error, dataFolder(ports.dataDir));
        if (fault === null) throw error;
        const { state, cause, holder, reason } = fault;
        answer(false, { state, cause, holder, reason });
        return exitOf[state];
      } finally {
        store.close();
      }
    } finally {
      await ports.workers.close();
      endWithoutKeychain(ports.vault);
    }
  },
};
