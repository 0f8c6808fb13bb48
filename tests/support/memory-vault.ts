import type { KeyVault, VaultAnswer, VaultItem } from '#main/platform/ports.ts';

/** A keychain in memory, with the faults that real ones show. */
export type MemoryVault = KeyVault & {
  /** Master keys, by the id of their store. */
  readonly entries: Map<string, Uint8Array>;
  /** Copies of commit heads, by the id of their store. */
  readonly heads: Map<string, Uint8Array>;
  /** Tokens of kept sign-ins, by the id of their store. */
  readonly signIns: Map<string, Uint8Array>;
  /**
   * What every call meets: nothing unusual, a keychain that says that it is locked, one that loses what it is given, or
   * one that never comes back.
   */
  trouble: 'none' | 'unavailable' | 'forgets' | 'hangs';
};

const never = new Promise<never>(() => {});

export function memoryVault(backend = 'memory'): MemoryVault {
  const entries = new Map<string, Uint8Array>();
  const heads = new Map<string, Uint8Array>();
  const signIns = new Map<string, Uint8Array>();
  const held = (item: VaultItem): Map<string, Uint8Array> =>
    ({ key: entries, head: heads, signIn: signIns })[item];
  const vault: MemoryVault = {
    backend,
    entries,
    heads,
    signIns,
    trouble: 'none',
    isWaiting: () => vault.trouble === 'hangs',
    get: async (storeId, item): Promise<VaultAnswer> => {
      if (vault.trouble === 'hangs') await never;
      if (vault.trouble === 'unavailable') return { kind: 'unavailable', cause: 'The keychain is locked.' };
      const secret = held(item).get(storeId);
      return secret === undefined ? { kind: 'absent' } : { kind: 'found', secret: Uint8Array.from(secret) };
    },
    set: async (storeId, item, secret) => {
      if (vault.trouble === 'hangs') await never;
      if (vault.trouble !== 'none') throw new Error('The keychain did not keep the secret.');
      held(item).set(storeId, Uint8Array.from(secret));
    },
  };
  return vault;
}

/** A keychain that holds what another one holds, as beside a copied data folder. */
export function copiedVault(from: MemoryVault): MemoryVault {
  const vault = memoryVault(from.backend);
  for (const [id, key] of from.entries) vault.entries.set(id, key);
  for (const [id, head] of from.heads) vault.heads.set(id, head);
  for (const [id, token] of from.signIns) vault.signIns.set(id, token);
  return vault;
}
