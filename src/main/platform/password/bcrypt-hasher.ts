import { createHmac } from 'node:crypto';
import { compare, getRounds, hash as bcryptHash } from 'bcrypt';
import type { PasswordHasher } from '../ports.ts';

/** How the stored hash was made; a later scheme gets another tag beside this one. */
const scheme = 'v1$';

/**
 * bcrypt reads 72 bytes and stops at NUL, so it is given 64 base64 characters that depend on every byte of the password
 * and on the pepper. NFC: keyboards differ in how they send é.
 */
const condensed = (password: string, pepper: Uint8Array): string =>
  createHmac('sha384', pepper).update(password.normalize('NFC')).digest('base64');

/** A well-formed bcrypt hash that no password is known to fit: comparing with it takes the usual time. */
const hashOfNobody = (cost: number): string =>
  `$2b$${String(cost).padStart(2, '0')}$CCCCCCCCCCCCCCCCCCCCC.${'A'.repeat(30)}.`;

/** bcrypt, off the main thread. `costAtMost` keeps tests quick; what ships sets no bound. */
export function bcryptHasher({ costAtMost = 31 }: { readonly costAtMost?: number } = {}): PasswordHasher {
  const bounded = (cost: number): number => Math.min(cost, costAtMost);
  return {
    hash: async (password, pepper, cost) =>
      scheme + (await bcryptHash(condensed(password, pepper), bounded(cost))),
    verify: async (password, hash, pepper, cost) => {
      const known = hash?.startsWith(scheme) === true;
      const fits = await compare(
        condensed(password, pepper),
        known ? hash.slice(scheme.length) : hashOfNobody(bounded(cost)),
      );
      return known && fits;
    },
    isOutdated: (hash, cost) => getRounds(hash.slice(scheme.length)) < bounded(cost),
  };
}
