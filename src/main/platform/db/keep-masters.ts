import type { Ports } from '../ports.ts';
import { KeyNotKept } from './key-not-kept-error.ts';
import { wipe } from './key-record.ts';

/** Puts master keys into the keychain, in the place of what it holds of the store. Rejects with KeyNotKept. */
export async function keepMasters(
  vault: Ports['vault'],
  storeId: string,
  masters: readonly Uint8Array[],
): Promise<void> {
  const secret = Uint8Array.from(Buffer.concat(masters));
  try {
    await vault.set(storeId, 'key', secret);
  } catch (error) {
    throw new KeyNotKept('The keychain did not keep the key.', { cause: error });
  } finally {
    wipe(secret);
  }
}
