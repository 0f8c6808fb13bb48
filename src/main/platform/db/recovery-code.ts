import type { Random } from '../ports.ts';

/** Douglas Crockford's base 32 (https://www.crockford.com/base32.html): no letter that reads like a digit. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Its check character is the number modulo 37; five more symbols stand for 32 to 36. */
const checks = `${digits}*~$=U`;

const length = 27; // 135 bits
const groupLength = 4;

const checkOf = (symbols: string): string => {
  let remainder = 0;
  for (const symbol of symbols) remainder = (remainder * 32 + digits.indexOf(symbol)) % checks.length;
  return checks.charAt(remainder);
};

/** A code of 135 random bits and a check character, in seven groups of four: `7Q2M-…`. */
export function makeRecoveryCode(random: Random): string {
  const bytes = random.bytes(length);
  let symbols = '';
  for (const byte of bytes) symbols += digits.charAt(byte & 31);
  bytes.fill(0);
  return (symbols + checkOf(symbols)).match(new RegExp(`.{${groupLength}}`, 'g'))?.join('-') ?? '';
}

/**
 * The symbols of a code as somebody typed it: any case, with or without groups, `O` for zero, `I` or `L` for one.
 * `null` when it cannot be a code: a wrong length, a strange character, or a slip that the check character shows.
 */
export function readRecoveryCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  const symbols = code.slice(0, length);
  if (code.length !== length + 1 || !/^[0-9A-HJKMNP-TV-Z]+$/.test(symbols)) return null;
  return code.charAt(length) === checkOf(symbols) ? symbols : null;
}
