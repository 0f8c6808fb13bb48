import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SPKI (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

export type SigningKey = { readonly publicKey: string; readonly sign: (message: Uint8Array) => Uint8Array };

const rawPublicKey = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length).toString('hex');

/** The key of a seed: 32 random bytes, in hexadecimal digits. */
export function signingKey(seed: string): SigningKey {
  const der = Buffer.concat([privatePrefix, Buffer.from(seed, 'hex')]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return { publicKey: rawPublicKey(key), sign: (message) => sign(null, message, key) };
}

/**
 * Points of small order, without their sign: a signature of one of these keys can be made by anybody, for any message
 * (RFC 8032, 8.9), and OpenSSL lets them pass.
 */
const smallOrder = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
]);

/** Whether a key is one that only its owner can sign with. */
export function isStrongKey(publicKey: Uint8Array): boolean {
  const unsigned = Buffer.from(publicKey);
  unsigned.writeUInt8(unsigned.readUInt8(31) & 0x7f, 31);
  return !smallOrder.has(unsigned.toString('hex'));
}

/** Whether a signature is that of a public key. Bytes that are no point of the curve sign nothing. */
export function isSignedBy(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (!isStrongKey(publicKey)) return false;
  const der = Buffer.concat([publicPrefix, publicKey]);
  const key = createPublicKey({ key: der, format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
}
