import { finishedStems } from '#main/kernel/language/finished-stems.ts';
import { runsOf, unmarked } from './mark-words.ts';

/** Terms beyond these add nothing to a search and cost time for each. */
const mostTerms = 32;
/** A particle or an ending: it stands in nearly every sentence. */
const particle = /^\p{Script=Hiragana}$/u;

/** Words one after the other, for FTS5. Quoted, so that nothing typed is ever syntax. */
const phrase = (words: Iterable<string>): string => `"${[...words].join(' ')}"`;

/** What finds a word that was written without spaces: its beginning, or the same characters taken apart otherwise. */
const termsOf = (word: string): string[] =>
  Array.from(word).length === 1 ? [`${phrase([word])}*`] : [`${phrase([word])}*`, phrase(word)];

/** A stem of so few letters is its own stem, and begins too many words that are others. */
const shortest = 3;

/** An FTS5 query for the words that begin with a stem: the index may have it as a stem once more. */
export const beginningWith = (stem: string): string =>
  stem.length > shortest ? `${phrase([stem])}*` : phrase([stem]);

/** An FTS5 query from what a person typed: any of the words, and words that were typed without spaces as they stand. */
export function matchAny(typed: string): string | null {
  const terms = new Set<string>();
  for (const { text, parts } of runsOf(typed.toLowerCase())) {
    if (parts === null) {
      terms.add(phrase([text]));
      continue;
    }
    if (parts.length > 1) terms.add(`${phrase(parts)}*`);
    const telling = parts.filter((part) => !particle.test(part));
    for (const part of telling.length === 0 ? parts : telling) {
      for (const term of termsOf(part)) terms.add(term);
    }
  }
  return terms.size === 0 ? null : [...terms].slice(0, mostTerms).join(' OR ');
}

/** Fewer letters begin so many words that to find all of them takes long and tells nothing. */
const leastBegun = 3;

/**
 * An FTS5 query from what a person is typing: all of the words, the last one as far as it is typed, unless too little of
 * it is there. `null`: there is nothing to look for yet.
 */
export function matchAll(typed: string): string | null {
  const runs = Array.from(runsOf(typed.toLowerCase())).slice(0, mostTerms);
  const isOpen = (at: number): boolean => at === runs.length - 1 && !/[\s\p{P}]$/u.test(typed);
  const terms = runs.flatMap(({ text, parts }, at) => {
    if (parts !== null) return `${phrase(parts)}*`;
    if (!isOpen(at)) return phrase([text]);
    if (Array.from(text).length < leastBegun) return [];
    return `(${[`${phrase([text])}*`, ...finishedStems(text).map((one) => phrase([one]))].join(' OR ')})`;
  });
  return terms.length === 0 ? null : terms.join(' AND ');
}

/** Control characters cannot occur in stored text, so they mark hits without ever being mistaken for it. */
export const hitStart = '\u0002';
export const hitEnd = '\u0003';

/** A snippet of marked text with its hits as pieces, which join to the text as it is. */
export function highlightedPieces(snippet: string): { text: string; hit: boolean }[] {
  return unmarked(snippet)
    .split(hitStart)
    .flatMap((part, index) => {
      if (index === 0) return [{ text: part, hit: false }];
      const [hit = '', rest = ''] = part.split(hitEnd);
      return [
        { text: hit, hit: true },
        { text: rest, hit: false },
      ];
    })
    .filter(({ text }) => text !== '');
}
