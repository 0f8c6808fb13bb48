import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import type { Random } from '../ports.ts';
import type { StretchCode, Stretching } from '../stretch-code.ts';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** The store's keys, 32 bytes each. Re-keying the database changes `data` only. */
export type StoreKeys = {
  readonly data: Uint8Array;
  readonly audit: Uint8Array;
  readonly pepper: Uint8Array;
};

/** The keys and the master key that seals them: what a recovery code gives back. */
export type KeyRing = StoreKeys & { readonly master: Uint8Array };

export const makeKeyRing = (random: Random): KeyRing => ({
  master: random.bytes(keyBytes),
  data: random.bytes(keyBytes),
  audit: random.bytes(keyBytes),
  pepper: random.bytes(keyBytes),
});

export const wipe = (...secrets: readonly Uint8Array[]): void => {
  for (const secret of secrets) secret.fill(0);
};
export const wipeKeys = (keys: Partial<KeyRing>): void => wipe(...Object.values(keys));

/** Which of the sealed copies it is; bound to the copy, so that one cannot be put in the place of the other. */
type Copy = 'vault' | 'recovery' | 'rekey';
type SealContext = { readonly storeId: string; readonly copy: Copy };

const boundTo = ({ storeId, copy }: SealContext): Buffer =>
  Buffer.from(`drillroom key record 1\n${storeId}\n${copy}`);

/** AES-256-GCM: nonce ‖ ciphertext ‖ tag, in base64. */
function seal(secrets: readonly Uint8Array[], key: Uint8Array, context: SealContext, random: Random): string {
  const nonce = random.bytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(context));
  const parts = secrets.map((secret) => cipher.update(secret));
  cipher.final();
  return Buffer.concat([nonce, ...parts, cipher.getAuthTag()]).toString('base64');
}

/** The secrets of a sealed copy; `null` when the key, the store or the copy is another one, or a byte was changed. */
function unseal(sealed: string, key: Uint8Array, context: SealContext, count: number): Uint8Array[] | null {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes.length !== nonceBytes + count * keyBytes + tagBytes) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
    .setAAD(boundTo(context))
    .setAuthTag(bytes.subarray(-tagBytes));
  const plain = decipher.update(bytes.subarray(nonceBytes, -tagBytes));
  try {
    decipher.final();
    return Array.from({ length: count }, (_, index) =>
      Uint8Array.from(plain.subarray(index * keyBytes, (index + 1) * keyBytes)),
    );
  } catch {
    return null;
  } finally {
    plain.fill(0);
  }
}

/** The copy that the master key of the keychain opens. */
export const sealForVault = (ring: KeyRing, storeId: string, random: Random): string =>
  seal([ring.data, ring.audit, ring.pepper], ring.master, { storeId, copy: 'vault' }, random);

export function unsealFromVault(sealed: string, master: Uint8Array, storeId: string): KeyRing | null {
  if (master.length !== keyBytes) return null;
  const [data, audit, pepper] = unseal(sealed, master, { storeId, copy: 'vault' }, 3) ?? [];
  return data && audit && pepper ? { master, data, audit, pepper } : null;
}

/** New keys on their way, and the data key that the database has until they are in force. */
export const sealForRekey = (next: KeyRing, before: KeyRing, storeId: string, random: Random): string =>
  seal([next.data, next.audit, next.pepper, before.data], next.master, { storeId, copy: 'rekey' }, random);

/** The new keys, and the same with the data key before them. */
export function unsealFromRekey(
  sealed: string,
  master: Uint8Array,
  storeId: string,
): { readonly next: KeyRing; readonly before: KeyRing } | null {
  const [data, audit, pepper, former] = unseal(sealed, master, { storeId, copy: 'rekey' }, 4) ?? [];
  if (!data || !audit || !pepper || !former) return null;
  const copied = { master: master.slice(), audit: audit.slice(), pepper: pepper.slice() };
  return { next: { master, data, audit, pepper }, before: { ...copied, data: former } };
}

/**
 * What the keychain holds: the master key, and while keys are replaced the one before it or after it too. Each is as long
 * as a key, and which of them opens a sealed copy, the copy says.
 */
export const mastersIn = (secret: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.floor(secret.length / keyBytes) }, (_, index) =>
    secret.slice(index * keyBytes, (index + 1) * keyBytes),
  );

/** 128 MiB and about 0.4 s at the cost that new codes get. */
export const newStretching = (random: Random): Stretching => ({
  salt: Buffer.from(random.bytes(16)).toString('base64'),
  N: 2 ** 17,
  r: 8,
  p: 1,
});

/** The copy that the recovery code opens. It holds the master key too, which then goes back into the keychain. */
export async function sealForRecovery(
  ring: KeyRing,
  storeId: string,
  code: string,
  stretching: Stretching,
  { random, stretchCode }: { readonly random: Random; readonly stretchCode: StretchCode },
): Promise<string> {
  const key = await stretchCode(code, stretching);
  try {
    return seal(
      [ring.master, ring.data, ring.audit, ring.pepper],
      key,
      { storeId, copy: 'recovery' },
      random,
    );
  } finally {
    wipe(key);
  }
}

export async function unsealFromRecovery(
  sealed: string,
  storeId: string,
  code: string,
  stretching: Stretching,
  stretchCode: StretchCode,
): Promise<KeyRing | null> {
  const key = await stretchCode(code, stretching);
  try {
    const [master, data, audit, pepper] = unseal(sealed, key, { storeId, copy: 'recovery' }, 4) ?? [];
    return master && data && audit && pepper ? { master, data, audit, pepper } : null;
  } finally {
    wipe(key);
  }
}

/**
 * Eight bytes that tell whether a data key is the right one without opening the database, where a wrong key and a
 * damaged first page look alike.
 */
export const keyCheck = (data: Uint8Array): string =>
  createHmac('sha256', data).update('kcv-v1').digest().subarray(0, 8).toString('hex');

export const fitsKeyCheck = (data: Uint8Array, check: string): boolean =>
  timingSafeEqual(Buffer.from(keyCheck(data)), Buffer.from(check.padEnd(16).slice(0, 16)));
