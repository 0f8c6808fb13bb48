import { createHmac } from 'node:crypto';
import { compare, hash as bcryptHash } from 'bcrypt';
import type { PasswordHasher } from '../ports.ts';

/** How the stored hash was made; a later scheme gets another tag beside this one. */
const scheme = 'v1$';
export const passwordCost = 12;

/**
 * bcrypt reads 72 bytes and stops at NUL, so it is given 64 base64 characters that depend on every byte of the password
 * and on the pepper. NFC: keyboards differ in how they send é.
 */
const condensed = (password: string, pepper: Uint8Array): string =>
  createHmac('sha384', pepper).update(password.normalize('NFC')).digest('base64');

/** A well-formed bcrypt hash that no password is known to fit: comparing with it takes the usual time. */
const hashOfNobody = (cost: number): string =>
  `$2b$${String(cost).padStart(2, '0')}$CCCCCCCCCCCCCCCCCCCCC.${'A'.repeat(30)}.`;

/** bcrypt, off the main thread. `cost` is the binary logarithm of its rounds. */
export const bcryptHasher = ({ cost = passwordCost }: { readonly cost?: number } = {}): PasswordHasher => ({
  hash: async (password, pepper) => scheme + (await bcryptHash(condensed(password, pepper), cost)),
  verify: async (password, hash, pepper) => {
    const known = hash?.startsWith(scheme) === true;
    const fits = await compare(
      condensed(password, pepper),
      known ? hash.slice(scheme.length) : hashOfNobody(cost),
    );
    return known && fits;
  },
});
