import type { Ports } from '../ports.ts';
import { sealHead } from '../db/commit-head.ts';
import { dataFolder, type DataFolder } from '../db/data-folder.ts';
import { enterFolder } from '../db/enter-folder.ts';
import { mastersIn, wipeKeys, type KeyRing } from '../db/key-record.ts';
import type { ClosedAnswer } from '../db/opening.ts';
import type { BackupFolder } from './backup-folder.ts';
import { discardIncoming, prepareIncoming, type IncomingStore } from './incoming-store.ts';
import { demandCodeInForce, keysOfKept } from './kept-store.ts';
import { NotUsable } from './not-usable-error.ts';
import type { Watch } from './run-phases.ts';
import { completeSwap, decideSwap, isSwapDecided, type AsideReason } from './swap-store.ts';

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
};

/** What an exchange of stores came to. `aside`: the folder of the one that was replaced. */
export type Restored = { readonly state: 'restored'; readonly aside: string };

export type PreparedRestore = {
  readonly incoming: IncomingStore;
  /**
   * Puts it in place of the store that is here, which must be closed by now and is set aside. It opens as any store does:
   * the keychain is told of it first. Answers why not where the folder cannot be held, and rejects with NotUsable; the
   * incoming store is gone then.
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
    const known = await vault.get(record.storeId, 'key');
    const isKnown =
      known.kind === 'found' &&
      mastersIn(known.secret).some((master) => Buffer.from(master).equals(ring.master));
    if (!isKnown) await vault.set(record.storeId, 'key', ring.master);
    await vault.set(record.storeId, 'head', sealHead(head, ring.audit));
  } catch (error) {
    log.error('store.key_not_kept', error, { vault: vault.backend });
    throw new NotUsable('key_not_kept');
  }
}

/**
 * Rehearses a restore: a kept store is copied into the data folder, proved and brought up to date there, while the store
 * that is here goes on working. Rejects with NotUsable, DiskShort, StoreFault, WorkerError, or what the file system
 * throws; then nothing of it is left.
 */
export async function prepareRestore(
  ports: RestorePorts,
  source: BackupFolder,
  { recoveryCode, storeId = null, ...watch }: RestoreHow,
): Promise<PreparedRestore> {
  const folder: DataFolder = dataFolder(ports.dataDir);
  const keys = await keysOfKept(ports, source, recoveryCode);
  const rehearse = async (): Promise<IncomingStore> => {
    if (storeId !== null && storeId !== keys.record.storeId) throw new NotUsable('other_store');
    const incoming = await prepareIncoming(ports, folder, source, keys, { ...watch, migrate: true });
    if (incoming.finding !== null) throw new NotUsable(incoming.finding);
    try {
      demandCodeInForce(keys, incoming.codeId);
    } catch (error) {
      await discardIncoming(folder);
      throw error;
    }
    return incoming;
  };
  let incoming: IncomingStore;
  try {
    incoming = await rehearse();
  } catch (error) {
    wipeKeys(keys.ring);
    throw error;
  }
  const discard = async (): Promise<void> => {
    wipeKeys(keys.ring);
    await discardIncoming(folder);
  };
  return {
    incoming,
    discard,
    apply: async (why) => {
      const exchange = async (): Promise<Restored> => {
        await tellKeychain(ports, incoming, keys.ring);
        const aside = await decideSwap(folder, ports.clock.now(), why);
        await completeSwap(folder);
        ports.log.info('store.restored', { store: incoming.record.storeId, aside });
        return { state: 'restored', aside };
      };
      try {
        return await enterFolder<Restored>(ports, { mustExist: false }, async (_held, release) => {
          const restored = await exchange();
          release();
          return restored;
        });
      } finally {
        wipeKeys(keys.ring);
        if (!isSwapDecided(folder)) await discardIncoming(folder);
      }
    },
  };
}
