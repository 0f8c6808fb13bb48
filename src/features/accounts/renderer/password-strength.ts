/** 0 too easy to guess, 1 weak, 2 fair, 3 strong, 4 very strong. */
export type Strength = 0 | 1 | 2 | 3 | 4;

const common =
  /p[a@4][s$5]+w[o0]rd|passw|qwert[yz]|azerty|asdf|letmein|welcome|drillroom|iloveyou|admin|login|master|dragon|monkey|football|sunshine|princess|secret|summer|winter|spring|autumn/giu;
const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u] as const;
const kindSizes = [26, 26, 10, 33] as const;

/**
 * A rough guess of how hard a password is to guess, to advise and not to refuse: bits = length that counts × log2 of the
 * kinds of characters used. Well-known words and the person's own name count as one character each, and so does a run
 * of equal or neighbouring characters (`aaaa`, `1234`).
 */
export function passwordStrength(password: string, about: readonly string[] = []): Strength {
  const own = about
    .flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
    .filter((word) => word.length >= 3);
  const bare = own
    .reduce((text, word) => text.replaceAll(word, '*'), password.toLowerCase())
    .replaceAll(common, '*');
  const size = kinds.reduce((sum, kind, at) => sum + (kind.test(password) ? (kindSizes[at] ?? 0) : 0), 0);
  const bits = countedLength(bare) * Math.log2(Math.max(size, 2));
  if (password.length < 10 || bits < 30) return 0;
  if (bits < 45) return 1;
  if (bits < 60) return 2;
  return bits < 85 ? 3 : 4;
}

/** Characters that are neither the one before nor its neighbour. */
function countedLength(text: string): number {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return codes.filter((code, at) => at === 0 || Math.abs(code - (codes[at - 1] ?? 0)) > 1).length;
}
