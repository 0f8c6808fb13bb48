import { beginningWith, matchAny } from '../match.ts';
import { runsOf } from '../mark-words.ts';
import { termsOf } from './terms-of.ts';

/** FTS5 takes 0.8 µs for each passage that a word stands in. */
const mostMatches = 6000;
/** The rarest words are looked for however common they are. */
const leastWords = 2;

/**
 * The FTS5 query that finds candidates for what somebody typed: any of its words but those that tell nothing and, in a
 * large library, those that stand nearly everywhere while rarer ones are there. Ranking counts all of them.
 * `frequencyOf` says in how many passages a term stands; `meant` are terms that were typed with a slip. `null` where
 * nothing was typed that could be found.
 */
export function candidateQuery(
  typed: string,
  frequencyOf: (term: string) => number,
  meant: readonly string[],
): string | null {
  const unspaced: string[] = [];
  const spaced = new Map<string, number>();
  for (const { text, parts } of runsOf(typed)) {
    if (parts !== null) unspaced.push(text);
    else for (const term of termsOf(text)) spaced.set(text, frequencyOf(term));
  }
  const rarestFirst = [...spaced].toSorted(([, one], [, other]) => one - other);
  let matches = 0;
  const kept = rarestFirst.filter(([, frequency], at) => {
    matches += frequency;
    return at < leastWords || matches <= mostMatches;
  });
  const words = [...unspaced, ...kept.map(([word]) => word)];
  const match = matchAny(words.length === 0 ? typed : words.join(' '));
  return match === null || meant.length === 0 ? match : [match, ...meant.map(beginningWith)].join(' OR ');
}
