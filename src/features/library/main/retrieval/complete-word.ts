import { finishedStems } from '#main/kernel/language/finished-stems.ts';
import { runsOf } from '../mark-words.ts';
import type { PassageIndex } from './passage-index.ts';
import type { Term } from './store.ts';
import { termsOf } from './terms-of.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Fewer letters begin too many words to say anything. */
const leastLetters = 2;
const mostCompletions = 3;
type Unfinished = { readonly before: string; readonly word: string };

/**
 * The last word of what somebody types, where it may be the beginning of another one: nothing stands behind it, and
 * no passage has it as it is. `null` where it is a word, or tells nothing yet.
 */
export function unfinishedWord(text: string, frequencyOf: (term: string) => number): Unfinished | null {
  const last = Array.from(runsOf(text)).at(-1);
  if (last === undefined || last.parts !== null || !text.endsWith(last.text)) return null;
  if (Array.from(last.text).length < leastLetters) return null;
  const terms = termsOf(last.text);
  if (terms.length === 0 || terms.some((term) => frequencyOf(term) > 0)) return null;
  return { before: text.slice(0, -last.text.length), word: last.text };
}

/**
 * The terms that a word which is being typed may become, the commonest first; where none begins with it, those of which it
 * may be a longer form. Terms are compared that begin with the same letter: some 4,000 of 100,000.
 */
export function completionsOf(
  vocabulary: Pick<Vocabulary, 'beginningWith' | 'numberOf'>,
  index: Pick<PassageIndex, 'frequencyOf'>,
  word: string,
): Term[] {
  const begun = word.toLowerCase();
  const beginning = vocabulary
    .beginningWith(begun.charAt(0))
    .filter(({ term, number }) => term.startsWith(begun) && index.frequencyOf(number) > 0)
    .toSorted((one, other) => index.frequencyOf(other.number) - index.frequencyOf(one.number));
  if (beginning.length > 0) return beginning.slice(0, mostCompletions);
  return finishedStems(begun)
    .flatMap((term) => {
      const number = vocabulary.numberOf(term);
      return number === undefined || index.frequencyOf(number) === 0 ? [] : [{ term, number }];
    })
    .slice(0, mostCompletions);
}
