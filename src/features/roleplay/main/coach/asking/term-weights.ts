import { weakWords } from '#main/kernel/language/stop-words.ts';
import type { Token } from '#main/kernel/language/tokens.ts';

/** How much a word tells, 0–1: little where it stands in most passages or is a word for everything. */
export type TermWeights = (token: Token) => number;

/** Inverse document frequency over passages, scaled to 1 for a word of one passage. */
export function termWeights(passages: readonly (readonly Token[])[]): TermWeights {
  const frequency = new Map<string, number>();
  for (const tokens of passages)
    for (const concept of new Set(tokens.map((token) => token.concept)))
      frequency.set(concept, (frequency.get(concept) ?? 0) + 1);
  const count = passages.length;
  return (token) => {
    if (!token.content) return 0;
    const rarity = 1 - Math.log(Math.max(1, frequency.get(token.concept) ?? 1)) / Math.log(count + 2);
    return Math.max(0.3, rarity) * (weakWords.has(token.lower) ? 0.4 : 1);
  };
}

/** Where there is no material to count in: every content word tells the same. */
export const evenWeights: TermWeights = (token) =>
  token.content ? (weakWords.has(token.lower) ? 0.4 : 1) : 0;
