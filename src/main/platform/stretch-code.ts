import { scrypt } from 'node:crypto';

const keyBytes = 32;

/** How a recovery code is stretched: scrypt, RFC 7914. */
export type Stretching = {
  /** In base64. */
  readonly salt: string;
  readonly N: number;
  readonly r: 8;
  readonly p: 1;
};

/** A recovery code, made into a key of 32 bytes at the cost that `stretching` names. */
export type StretchCode = (code: string, stretching: Stretching) => Promise<Uint8Array>;

/**
 * scrypt, off the main thread. `costAtMost`, the binary logarithm of the greatest N, keeps tests quick; what ships sets
 * no bound.
 */
export function scryptStretch({ costAtMost = 31 }: { readonly costAtMost?: number } = {}): StretchCode {
  return (code, { salt, N: named, r, p }) =>
    new Promise((resolve, reject) => {
      const N = Math.min(named, 2 ** costAtMost);
      const maxmem = 2 * 128 * N * r;
      scrypt(code, Buffer.from(salt, 'base64'), keyBytes, { N, r, p, maxmem }, (error, key) =>
        error === null ? resolve(key) : reject(error),
      );
    });
}
