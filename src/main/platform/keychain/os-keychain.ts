import { timingSafeEqual } from 'node:crypto';
import { AsyncEntry } from '@napi-rs/keyring';
import type { KeyVault, Random, VaultAnswer, VaultItem } from '../ports.ts';
import { type AskElsewhere, isProof } from './proof.ts';

/** What they are called in a store's record, by platform. */
export const osKeychains: Readonly<Record<string, string>> = {
  linux: 'secret-service',
  darwin: 'macos-keychain',
  win32: 'windows-credential-manager',
};

/** Resolves or rejects as `work` does, or rejects after `limitMs`. */
async function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The keychain does not answer.')), limitMs);
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The keychain of the OS user. On Linux it is pinned to the Secret Service: unpinned, the library falls back to the
 * kernel's keyring without a word, which forgets at the next start of the PC.
 *
 * A keychain may wait for the user for ever, and the call that waits cannot be cancelled: it blocks a thread. So after
 * `limitMs` it counts as unavailable, and until that call has ended no other is begun.
 *
 * A key counts as kept only when a process that `elsewhere` starts gets it too.
 */
export function osKeychain({
  service = 'Drillroom',
  limitMs = 15_000,
  elsewhere,
}: {
  readonly service?: string;
  readonly limitMs?: number;
  readonly elsewhere?: { readonly ask: AskElsewhere; readonly random: Random };
} = {}): KeyVault {
  /**
   * Kept while they work: to make one asks the Secret Service from this thread, which then waits for as long as a
   * hanging one lets it.
   */
  const entries = new Map<string, AsyncEntry>();
  const entryOf = (name: string): AsyncEntry => {
    const entry = entries.get(name) ?? new AsyncEntry(service, name, { linux: { store: 'secret-service' } });
    entries.set(name, entry);
    return entry;
  };

  let waiting: Promise<unknown> | null = null;
  const ask = <T>(
    storeId: string,
    item: VaultItem,
    question: (entry: AsyncEntry) => Promise<T>,
  ): Promise<T> => {
    if (waiting !== null) return Promise.reject(new Error('The keychain has not answered the call before.'));
    const name = item === 'key' ? storeId : `${storeId} ${item}`;
    const begin = async (): Promise<T> => await question(entryOf(name));
    const call = begin().catch((error: unknown) => {
      entries.delete(name);
      throw error;
    });
    const done = (): void => {
      waiting = null;
    };
    waiting = call.finally(done).catch(() => undefined);
    return within(call, limitMs);
  };

  const get = async (storeId: string, item: VaultItem): Promise<VaultAnswer> => {
    try {
      const secret = await ask(storeId, item, async (entry) => await entry.getSecret());
      return secret === null ? { kind: 'absent' } : { kind: 'found', secret: Uint8Array.from(secret) };
    } catch (error) {
      return { kind: 'unavailable', cause: error instanceof Error ? error.message.slice(0, 200) : 'unknown' };
    }
  };

  const demandProof = async (storeId: string, secret: Uint8Array): Promise<void> => {
    if (elsewhere === undefined) return;
    const nonce = Buffer.from(elsewhere.random.bytes(32)).toString('base64');
    const question = { service, storeId, nonce };
    const isKept = isProof(await elsewhere.ask(question), secret, question);
    if (!isKept) throw new Error('The keychain does not give the key to another process.');
  };

  return {
    backend: osKeychains[process.platform] ?? process.platform,
    isWaiting: () => waiting !== null,
    get,
    set: async (storeId, item, secret) => {
      await ask(storeId, item, async (entry) => await entry.setSecret(secret));
      const back = await get(storeId, item);
      const same =
        back.kind === 'found' && back.secret.length === secret.length && timingSafeEqual(back.secret, secret);
      if (!same) throw new Error('The keychain did not give back what it was given.');
      if (item === 'key') await demandProof(storeId, secret);
    },
  };
}
