import type { Ports } from '../ports.ts';
import { sealHead } from '../db/commit-head.ts';
import { dataFolder, makePrivateFolder, type DataFolder } from '../db/data-folder.ts';
import { enterFolder } from '../db/enter-folder.ts';
import { keepMasters } from '../db/keep-masters.ts';
import { mastersIn, wipe, wipeKeys, type KeyRing } from '../db/key-record.ts';
import type { ClosedAnswer } from '../db/opening.ts';
import type { BackupFolder } from './backup-folder.ts';
import { demandOnlyPlace } from './demand-only-place.ts';
import { holdIncoming } from './incoming-lock.ts';
import { discardIncoming, prepareIncoming, type IncomingStore } from './incoming-store.ts';
import { demandCodeInForce, holdKept, keysOfKept, type KeptKeys } from './kept-store.ts';
import { NotUsable } from './not-usable-error.ts';
import { RestoreUnderWay } from './restore-under-way-error.ts';
import type { Watch } from './run-phases.ts';
import { completeSwap, decideSwap, holdsAnything, isSwapDecided, type AsideReason } from './swap-store.ts';

type RestorePorts = Pick<
  Ports,
  | 'clock'
  | 'ids'
  | 'random'
  | 'disk'
  | 'log'
  | 'vault'
  | 'stretchCode'
  | 'workers'
  | 'dataDir'
  | 'migrationsDir'
  | 'processName'
>;

export type RestoreHow = Watch & {
  readonly recoveryCode?: string | undefined;
  /** It must be this store; `null`: any. */
  readonly storeId?: string | null;
  /**
   * A store that was set aside is taken though nothing says that it is as new as it should be. Only whoever holds its
   * recovery code may say so.
   */
  readonly mayBeOlder?: boolean | undefined;
  /** The keychain may know it from another folder: what lay there is lost. */
  readonly inPlaceOfLost?: boolean;
};

/**
 * An exchange of stores that was decided: it is done, or the next opening carries it through before anything else. `aside`:
 * the folder of the one that was replaced; `null` where there was none.
 */
export type Restored = { readonly state: 'restored'; readonly aside: string | null };

export type PreparedRestore = {
  readonly incoming: IncomingStore;
  /**
   * Puts it in place of the store that is here, which must be closed by now and is set aside. It opens as any store does:
   * the keychain is told of it first. Answers why not where the folder cannot be held, and rejects with NotUsable; the
   * incoming store is gone then, and what was there is there.
   */
  apply(why: AsideReason): Promise<Restored | ClosedAnswer>;
  discard(): Promise<void>;
};

/** The keychain opens the incoming store from the moment on in which it is in place. Rejects with NotUsable. */
async function tellKeychain(
  { vault, log }: Pick<Ports, 'vault' | 'log'>,
  { record, head }: IncomingStore,
  ring: KeyRing,
): Promise<void> {
  try {
    const answer = await vault.get(record.storeId, 'key');
    if (answer.kind === 'unavailable') throw new Error(answer.cause);
    const known = answer.kind === 'found' ? mastersIn(answer.secret) : [];
    // A backup from before new keys has the key before them. Theirs stays beside it: until the exchange is decided, and
    // again when it is undone, it is the store that is here which opens.
    if (!known.some((master) => Buffer.from(master).equals(ring.master))) {
      await keepMasters(vault, record.storeId, [ring.master, ...known.slice(-1)]);
    }
    wipe(...known);
    await vault.set(record.storeId, 'head', sealHead(head, ring.audit));
  } catch (error) {
    log.error('store.key_not_kept', error, { vault: vault.backend });
    throw new NotUsable('key_not_kept');
  }
}

type Rehearsal = Watch & Pick<RestoreHow, 'mayBeOlder'>;

/** A rehearsal in the folder that `release` lets go of. Whatever comes of it, nothing is left but what was decided. */
async function rehearse(
  ports: RestorePorts,
  source: BackupFolder,
  keys: KeptKeys,
  { release, ...how }: Rehearsal & { readonly release: () => void },
): Promise<PreparedRestore> {
  const folder = dataFolder(ports.dataDir);
  const end = async (): Promise<void> => {
    wipeKeys(keys.ring);
    try {
      if (!isSwapDecided(folder)) await discardIncoming(folder);
    } finally {
      release();
    }
  };
  const prepare = async (): Promise<IncomingStore> => {
    const incoming = await prepareIncoming(ports, folder, source, keys, { ...how, migrate: true });
    if (incoming.finding !== null) throw new NotUsable(incoming.finding);
    demandCodeInForce(keys, incoming.codeId);
    return incoming;
  };
  const incoming = await prepare().catch(async (error: unknown) => {
    await end();
    throw error;
  });
  const exchange = async (why: AsideReason): Promise<Restored> => {
    await tellKeychain(ports, incoming, keys.ring);
    const isReplaced = holdsAnything(folder);
    const now = ports.clock.now();
    const name = await decideSwap(folder, now, why);
    const aside = isReplaced ? name : null;
    try {
      await completeSwap(folder, now);
    } catch (error) {
      // It is decided, and whoever opens the folder next carries it through. To call it refused would be untrue from then on.
      ports.log.error('store.swapInterrupted', error);
    }
    ports.log.info('store.restored', { store: incoming.record.storeId, aside });
    return { state: 'restored', aside };
  };
  return {
    incoming,
    discard: end,
    apply: async (why) => {
      try {
        return await enterFolder<Restored>(ports, { mustExist: false }, async ({ release: letGo }) => {
          const restored = await exchange(why);
          letGo();
          return restored;
        });
      } finally {
        await end();
      }
    },
  };
}

/**
 * Rehearses a restore: a kept store is copied into the data folder, proved and brought up to date there, while the store
 * that is here goes on working. Rejects with NotUsable, RestoreUnderWay, DiskShort, StoreFault, WorkerError, or what the
 * file system throws; then nothing of it is left.
 */
export async function prepareRestore(
  ports: RestorePorts,
  source: BackupFolder,
  how: RestoreHow,
): Promise<PreparedRestore> {
  if (how.mayBeOlder === true && how.recoveryCode === undefined) throw new NotUsable('needs_recovery_code');
  const letGo = holdKept(source);
  try {
    return await prepareFrom(ports, source, how);
  } finally {
    letGo();
  }
}

/** An exchange that was decided and cut off is carried through first. Where it cannot be, the rehearsal says what it finds. */
async function endCutOffSwap(ports: RestorePorts, folder: DataFolder): Promise<void> {
  if (!isSwapDecided(folder)) return;
  await enterFolder(ports, { mustExist: false }, async ({ release }) => release());
}

async function prepareFrom(
  ports: RestorePorts,
  source: BackupFolder,
  { recoveryCode, storeId = null, inPlaceOfLost = false, ...rehearsal }: RestoreHow,
): Promise<PreparedRestore> {
  const folder = dataFolder(ports.dataDir);
  const keys = await keysOfKept(ports, source, recoveryCode);
  try {
    if (storeId !== null && storeId !== keys.record.storeId) throw new NotUsable('other_store');
    await demandOnlyPlace(ports, folder, { storeId: keys.record.storeId, isLost: inPlaceOfLost });
    makePrivateFolder(folder.root);
    await endCutOffSwap(ports, folder);
    const release = holdIncoming(folder);
    if (release === null) throw new RestoreUnderWay('Another restore is under way in this folder.');
    return await rehearse(ports, source, keys, { ...rehearsal, release });
  } catch (error) {
    wipeKeys(keys.ring);
    throw error;
  }
}
