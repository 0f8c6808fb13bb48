import type { Token } from '#main/kernel/language/tokens.ts';
import type { AskedTerm } from './read-question.ts';

/** The words of a stretch of text. */
export type Words = {
  readonly stems: ReadonlySet<string>;
  readonly concepts: ReadonlySet<string>;
  readonly tokens: readonly Token[];
};

export const wordsOf = (tokens: readonly Token[]): Words => ({
  stems: new Set(tokens.map((token) => token.stem)),
  concepts: new Set(tokens.filter(({ content }) => content).map(({ concept }) => concept)),
  tokens,
});

/** How well a word of the text stands for one that was asked for: the same, near it, alike in its letters. */
const strengths = { same: 1, near: 0.85, alike: 0.8 };

/** How well the words of a text cover one that was asked for: from 0, not at all, to 1, by the same word. */
export function strengthOf(term: AskedTerm, words: Words): number {
  if (words.stems.has(term.stem)) return strengths.same;
  if (words.concepts.has(term.concept)) return strengths.near;
  if (term.joined !== null && words.stems.has(term.joined)) return strengths.near;
  for (const other of words.stems) if (areAlike(term.stem, other)) return strengths.alike;
  return 0;
}

const leastLetters = 5;

/** "Install" and "instalment": long words that begin alike. */
function areAlike(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < leastLetters || short[0] !== long[0]) return false;
  if (long.startsWith(short)) return long.length - short.length <= 4;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same += 1;
  return same >= 6 && same >= 0.75 * long.length;
}
