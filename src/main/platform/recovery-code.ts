import type { Random } from './ports.ts';

/**
 * Douglas Crockford's base 32 (https://www.crockford.com/base32.html): digits and letters only, none that looks like
 * another, so that a code can be read out, typed with one hand and marked with a double click. Its own check character
 * may be one of `* ~ $ = U`; ours stays within the 32.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const groupLength = 4;

/** What a code is for. They differ in length, so that one is never taken for the other. */
export const codeGroups = {
  /** Seven groups, 135 random bits: seals the keys of a store. */
  store: 7,
  /** Four groups, 75 random bits: signs one person in. Only a hash of it is kept, and guesses are limited. */
  personal: 4,
  /** Three groups, 55 random bits: lets one person choose a password once, for a short time. */
  oneTime: 3,
} as const;
export type CodeKind = keyof typeof codeGroups;

/** Times 2 in GF(32), the polynomials over GF(2) modulo x⁵ + x² + 1, where the powers of 2 are all 31 numbers but 0. */
const doubled = (value: number): number => (value << 1) ^ (value & 16 ? 0b10_0101 : 0);

/**
 * A code is a Reed–Solomon word with one check symbol (Reed and Solomon 1960): its symbols, weighted with the powers of
 * 2 in GF(32), sum up to 0. Up to 31 symbols, that shows every wrong one and every two that changed places.
 */
const sumOf = (symbols: string): number =>
  Array.from(symbols).reduce((sum, symbol) => doubled(sum) ^ alphabet.indexOf(symbol), 0);

/** A random code with its check symbol, in groups of four: `7Q2M-…`. */
export function makeRecoveryCode(kind: CodeKind, random: Random): string {
  const bytes = random.bytes(codeGroups[kind] * groupLength - 1);
  let symbols = '';
  for (const byte of bytes) symbols += alphabet.charAt(byte & 31);
  bytes.fill(0);
  const whole = symbols + alphabet.charAt(doubled(sumOf(symbols)));
  return whole.match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-') ?? '';
}

/**
 * The symbols of a code as somebody typed it: any case, with or without groups, `O` for zero, `I` or `L` for one.
 * `null` when it cannot be a code of this kind: a wrong length, a strange character, or a slip that the check shows.
 */
export function readRecoveryCode(kind: CodeKind, typed: string): string | null {
  const symbols = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  if (symbols.length !== codeGroups[kind] * groupLength || !/^[0-9A-HJKMNP-TV-Z]+$/.test(symbols))
    return null;
  return sumOf(symbols) === 0 ? symbols : null;
}
