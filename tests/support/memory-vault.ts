import type { KeyVault, VaultAnswer } from '#main/platform/ports.ts';

/** A keychain in memory, with the faults that real ones show. */
export type MemoryVault = KeyVault & {
  readonly entries: Map<string, Uint8Array>;
  /** What every call meets: nothing unusual, a keychain that does not answer, or one that loses what it is given. */
  trouble: 'none' | 'unavailable' | 'forgets';
};

export function memoryVault(backend = 'memory'): MemoryVault {
  const entries = new Map<string, Uint8Array>();
  const vault: MemoryVault = {
    backend,
    entries,
    trouble: 'none',
    get: async (account): Promise<VaultAnswer> => {
      if (vault.trouble === 'unavailable') return { kind: 'unavailable', cause: 'The keychain is locked.' };
      const secret = entries.get(account);
      return secret === undefined ? { kind: 'absent' } : { kind: 'found', secret: Uint8Array.from(secret) };
    },
    set: async (account, secret) => {
      if (vault.trouble !== 'none') throw new Error('The keychain did not keep the secret.');
      entries.set(account, Uint8Array.from(secret));
    },
  };
  return vault;
}
