import { DiskShort } from '#main/platform/backup/disk-short-error.ts';
import { closedByFault } from '#main/platform/db/closed-by-fault.ts';
import { dataFolder } from '#main/platform/db/data-folder.ts';
import { KeyNotKept } from '#main/platform/db/key-not-kept-error.ts';
import { openStore } from '#main/platform/db/open-store.ts';
import type { PreparedCode, Store } from '#main/platform/db/store.ts';
import type { AuditDetails } from '#contract/op.ts';
import { exit, type ExitCode } from '../exit-codes.ts';
import { commandLineRecorder } from './record-by-command-line.ts';
import type { StoreVerbCall } from './store-verb.ts';

type Call = Pick<StoreVerbCall<never, never>, 'answer' | 'closed' | 'ports'>;
type Given = { readonly code: PreparedCode; readonly action: string; readonly more: AuditDetails };

/**
 * Opens a store, puts the recovery code in force that `give` prepares, with its audit row, and answers it once all is
 * done. `reopens`: what it is the code of takes effect at the next opening, which follows.
 */
export async function giveOutCode(
  { ports, answer, closed }: Call,
  { give, reopens }: { readonly give: (store: Store) => Promise<Given>; readonly reopens: boolean },
): Promise<ExitCode> {
  const opened = await openStore(ports, { create: false });
  if (opened.state !== 'ok') return closed(opened);
  const { store } = opened;
  const { id } = store;
  let given: Given;
  try {
    given = await give(store);
    const { code, action, more } = given;
    const record = commandLineRecorder(ports, store);
    store.transact((db) => {
      if (!code.putInForce(db)) throw new Error('Another code was prepared since.');
      record(db, { action, details: more });
    });
    // A store that closes writes nothing any more.
    if (!reopens) await code.settle();
  } catch (error) {
    if (error instanceof KeyNotKept) return closed({ ...notKept, reason: error.message });
    if (error instanceof DiskShort) {
      answer(false, { why: 'disk_short', neededBytes: error.needed, freeBytes: error.free });
      return exit.diskFull;
    }
    const fault = closedByFault(error, dataFolder(ports.dataDir));
    if (fault === null) throw error;
    return closed(fault);
  } finally {
    await store.close();
  }
  // From here on the code is in force, whatever comes.
  const finished = reopens ? await openStore(ports, { create: false }) : null;
  if (finished?.state === 'ok') await finished.store.close();
  const { code, more } = given;
  const state = finished?.state ?? 'ok';
  answer(state === 'ok', { store: id, recoveryCode: code.code, ...more, ...(state !== 'ok' && { state }) });
  return finished === null || finished.state === 'ok' ? exit.ok : exit.unhealthy;
}

const notKept = { state: 'key_not_kept', cause: null, holder: null, recoverable: true } as const;
