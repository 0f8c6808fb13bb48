import type { Restored } from '#main/platform/backup/restore-store.ts';
import { closedByFault } from '#main/platform/db/closed-by-fault.ts';
import type { Contents } from '#main/platform/db/contents.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import { exit, type ExitCode } from '../exit-codes.ts';
import { recordByCommandLine } from './record-by-command-line.ts';
import type { StoreVerbCall } from './store-verb.ts';

/** Puts a restore on record in the store that is in place now, and answers that it is there, whatever comes of the record. */
export async function recordRestore(
  { ports, answer }: Pick<StoreVerbCall<never, never>, 'ports' | 'answer'>,
  { aside: setAside }: Restored,
  { commits, rows }: Contents,
): Promise<ExitCode> {
  const opened = await openStore(ports, { create: false });
  if (opened.state !== 'ok') {
    const { state, cause, holder, reason } = opened;
    answer(false, { why: 'restored_and_closed', setAside, commits, rows, state, cause, holder, reason });
    return exit.unhealthy;
  }
  try {
    recordByCommandLine(ports, opened.store, {
      action: 'store.restored',
      details: { from: 'chosen', commits },
    });
    answer(true, { setAside, commits, rows });
    return exit.ok;
  } catch (error) {
    const fault = closedByFault(error, dataFolder(ports.dataDir));
    if (fault === null) throw error;
    const { state, reason } = fault;
    answer(false, { why: 'restored_and_not_recorded', setAside, commits, rows, state, reason });
    return exit.degraded;
  } finally {
    await opened.store.close();
  }
}
