import type { Token } from '../language/tokens.ts';
import type { Answer } from './answer.ts';

/** A shorter run of the same words happens to anybody who answers correctly. */
const shortestCopy = 8;
/** A whole answer of the material, to the letter, is a copy from this length on. */
const shortestWhole = 6;
/** Of a copied run so many words must be the material's own, not the question's. */
const fewestOwn = 5;

/**
 * The tokens of an answer that were copied from the source word for word, as the longest run with its ends; `null` when
 * the answer is not in the main a copy. Case and punctuation do not matter.
 */
export function copiedRun(
  { text, tokens: answer }: Answer,
  source: readonly Token[],
  question: readonly Token[],
  sourceText: string,
): { readonly from: number; readonly to: number } | null {
  const whole = source.length >= shortestWhole ? spaced(text).indexOf(spaced(sourceText)) : -1;
  const places = new Map<string, number[]>();
  for (const [at, { lower }] of source.entries()) places.set(lower, [...(places.get(lower) ?? []), at]);
  const asked = new Set(question.map(({ lower }) => lower));
  let longest = { from: 0, length: 0 };
  let covered = 0;
  for (let at = 0; at < answer.length;) {
    const length = Math.max(
      0,
      ...(places.get(answer[at]?.lower ?? '') ?? []).map((from) => runLength(answer, at, source, from)),
    );
    if (length > longest.length) longest = { from: at, length };
    if (length >= 4) covered += length;
    at += length >= 4 ? length : 1;
  }
  const { from, length } = longest;
  const own = answer.slice(from, from + length).filter(({ lower }) => !asked.has(lower)).length;
  const isMostly = covered >= 0.6 * answer.length || length >= 0.8 * source.length;
  // To the letter, capital and full stop included, is a copy even where the question gave most of the words.
  const isCopy = whole !== -1 || (length >= shortestCopy && own >= fewestOwn && isMostly);
  return isCopy ? { from, to: from + length - 1 } : null;
}

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

function runLength(a: readonly Token[], fromA: number, b: readonly Token[], fromB: number): number {
  let length = 0;
  while (fromA + length < a.length && a[fromA + length]?.lower === b[fromB + length]?.lower) length += 1;
  return length;
}
