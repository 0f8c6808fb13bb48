/**
 * Whether two words differ by at most `limit` insertions, deletions, substitutions or swaps of neighbours (optimal
 * string alignment distance). Stops early, so that long words cost little.
 */
export function withinEdits(a: string, b: string, limit: number): boolean {
  if (a === b) return true;
  if (Math.abs(a.length - b.length) > limit) return false;
  const [one, other] = withoutCommonEnds(a, b);
  if (one.length === 0 || other.length === 0) return true;
  return distanceIsWithin(one, other, limit);
}

/** What is left of two different words without the beginning and the end that they share; it is as far apart as they are. */
function withoutCommonEnds(a: string, b: string): [string, string] {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  return [a.slice(start, a.length - end), b.slice(start, b.length - end)];
}

function distanceIsWithin(a: string, b: string, limit: number): boolean {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      );
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, at(before, column - 2) + 1);
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return false;
    before = previous;
    previous = current;
  }
  return at(previous, b.length) <= limit;
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY;

/** Whether `typed` may be `word` with a slip of the keyboard: one slip from 5 letters, two from 9, the vowels from 6. */
export function looksLikeTypo(typed: string, word: string): boolean {
  const letters = Math.min(typed.length, word.length);
  if (letters < 5 || /\d/.test(word)) return typed === word;
  if (typed[0] !== word[0]) return false;
  return withinEdits(typed, word, letters >= 9 ? 2 : 1) || (letters >= 6 && haveSameConsonants(typed, word));
}

const isVowel = (letter: string): boolean => 'aeiouy'.includes(letter);

/** Where the next consonant stands that is another one than `last`; the length where there is none. */
function nextConsonant(word: string, from: number, last: string): number {
  let at = from;
  while (at < word.length && (isVowel(word[at] ?? '') || word[at] === last)) at += 1;
  return at;
}

/** Doubled ones count once: who spells by ear ("garantee", "explane") gets the vowels wrong. */
function haveSameConsonants(one: string, other: string): boolean {
  let last = '';
  let [inOne, inOther] = [0, 0];
  for (;;) {
    inOne = nextConsonant(one, inOne, last);
    inOther = nextConsonant(other, inOther, last);
    if (inOne === one.length || inOther === other.length)
      return inOne === one.length && inOther === other.length;
    if (one[inOne] !== other[inOther]) return false;
    last = one[inOne] ?? '';
  }
}
