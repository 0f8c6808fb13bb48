import { verifyStored } from '#main/kernel/audit/verify-stored.ts';
import { closedByFault } from '#main/platform/db/closed-by-fault.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { inspectStore } from '#main/platform/db/inspect-store.ts';
import { exit } from '../exit-codes.ts';
import { storeVerb } from './store-verb.ts';

/**
 * Checks the audit chain of a store that no process has open. Reads only: it also works where the program itself refuses
 * to open the store because it is older than it should be.
 */
export const verifyAudit = storeVerb({
  name: 'verify-audit',
  typed: '--data DIR',
  does: 'check that no audit row was changed or is missing',
  required: ['data'],
  folder: 'data',
  run: async ({ ports, answer, closed }) => {
    const store = await inspectStore(ports);
    if (store.state !== 'ok') return closed(store);
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
      return closed(fault);
    } finally {
      store.close();
    }
  },
});
