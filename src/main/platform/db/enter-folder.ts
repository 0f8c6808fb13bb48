import { DiskShort } from '../backup/disk-short-error.ts';
import type { Ports } from '../ports.ts';
import { completeSwap } from '../backup/swap-store.ts';
import { giveBackSlice } from './ballast.ts';
import { WorkerError } from '../workers/worker-error.ts';
import { closedByDefect } from './closed-by-defect.ts';
import { closedByFault } from './closed-by-fault.ts';
import { dataFolder, holdsNoStore, makePrivateFolder, sizeOf, type DataFolder } from './data-folder.ts';
import { isForLackOfHandles } from './few-handles.ts';
import { lockFolder } from './folder-lock.ts';
import { unsafePlace } from './folder-place.ts';
import { MigrationFailed } from './migrate.ts';
import { Refused, type ClosedAnswer } from './opening.ts';
import { removeOutgoing } from './outgoing.ts';

/** A failed migration is the fault of its disk when there is one, else the database holds what no one foresaw. */
const failedMigration = (failure: MigrationFailed): Refused => {
  const { cause } = failure;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'its check';
  return new Refused('corrupt', `${failure.message} ${code}`, { cause: 'migration_failed' });
};

/** What copies or rewrites all of the data: the reserve would be gone for it, and people let in by nothing. */
const needsRoom = (reason: string): Refused => new Refused('disk_full', reason, { cause: 'needs_room' });

const inMegabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`;

function answerTo(error: unknown, folder: DataFolder): ClosedAnswer | null {
  if (error instanceof Refused) return error.answer;
  if (error instanceof DiskShort) {
    const { needed, free } = error;
    return needsRoom(`${inMegabytes(needed)} must be free, ${inMegabytes(free)} are.`).answer;
  }
  // A thread that died or had no memory, and a process without a file handle, tell nothing of the store.
  if (error instanceof WorkerError || isForLackOfHandles(error)) return closedByDefect(error);
  const closed = closedByFault(error, folder);
  if (!(error instanceof MigrationFailed)) return closed;
  if (closed === null || closed.state === 'corrupt') return failedMigration(error).answer;
  return closed.state === 'disk_full' ? needsRoom(closed.reason).answer : closed;
}

/** A store that a network or another PC can change behind our back is not opened, and none is made there. */
function refuseUnsafePlace(folder: DataFolder): void {
  const place = unsafePlace(folder.root);
  if (place === null) return;
  const where = place === 'network_folder' ? 'on another machine' : 'in a folder that moves from PC to PC';
  throw new Refused('readonly', `The data folder lies ${where}.`, { cause: place });
}

/** A folder that this process has taken. `restored`: a restore that was interrupted was carried through just now. */
export type HeldFolder = {
  readonly folder: DataFolder;
  readonly restored: boolean;
  readonly release: () => void;
};

/**
 * Takes the folder of a store for this process and does `work` in it. `release` gives the folder back; it is called here
 * when `work` throws. On a full disk it is tried again with a slice of the ballast given back, as long as there is one,
 * unless there has to be room for all of the data once more.
 * What keeps the store closed comes out as its answer; rejects with anything else.
 */
export async function enterFolder<T>(
  ports: Pick<Ports, 'clock' | 'dataDir' | 'processName' | 'disk' | 'log'>,
  how: { readonly mustExist: boolean },
  work: (held: HeldFolder) => Promise<T>,
): Promise<T | ClosedAnswer> {
  const folder = dataFolder(ports.dataDir);
  try {
    refuseUnsafePlace(folder);
    if (how.mustExist && sizeOf(folder.record) === null && holdsNoStore(folder)) {
      throw new Refused('absent', 'There is no store here.');
    }
    makePrivateFolder(folder.root);
    const lock = await lockFolder(folder, ports.processName);
    if (lock.kind === 'taken') {
      throw new Refused('locked', 'Another process has the store open.', { holder: lock.holder });
    }
    try {
      await removeOutgoing(folder, ports.log);
      // What a restore began and could not end comes first.
      const restored = await completeSwap(folder, ports.clock.now());
      if (restored) ports.log.warn('store.restoreCarriedThrough');
      return await work({ folder, restored, release: () => lock.release() });
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    const answer = answerTo(error, folder);
    if (answer === null) throw error;
    const isFull = answer.state === 'disk_full' && answer.cause === null;
    if (isFull && giveBackSlice(folder.ballast, ports.disk.reserveBytes)) {
      return await enterFolder(ports, how, work);
    }
    const { state, cause, reason } = answer;
    if (state === 'not_opened') ports.log.error('store.openingBrokeOff', error);
    ports.log.warn('store.refused', { state, cause, reason });
    return answer;
  }
}
