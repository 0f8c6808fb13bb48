import { wordsOf } from '#main/kernel/language/synonyms.ts';
import type { Lexicon } from '../retrieval/retrieval.ts';
import { termsOf } from '../retrieval/terms-of.ts';
import type { Question } from './read-question.ts';

/** Words that are looked for beside those of the question: more would drown them. */
const mostForWord = 4;
const mostWords = 16;

/** The telling words of a question with what the material may say instead; `''` where there is nothing to add. */
export function widenedQuestion({ terms }: Question, lexicon: Lexicon): string {
  const telling = terms
    .filter(({ weight }) => weight >= 0.1)
    .toSorted((one, other) => other.weight - one.weight);
  const added = telling.flatMap(({ concept, word }) =>
    wordsOf(concept)
      .filter((other) => other !== word && termsOf(other).some((term) => lexicon.frequencyOf(term) > 0))
      .slice(0, mostForWord),
  );
  if (added.length === 0) return '';
  return [...telling.map(({ word }) => word), ...added.slice(0, mostWords)].join(' ');
}
