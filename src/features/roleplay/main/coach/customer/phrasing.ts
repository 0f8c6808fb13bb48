import { readAnswer } from '../grading/answer.ts';
import type { Quantity } from '#main/kernel/language/quantities.ts';
import { ratesIn, type Rate } from '../language/rates.ts';
import { weakWords } from '#main/kernel/language/stop-words.ts';
import type { Term } from '../question.ts';
import { contrastsIn } from './contrasts.ts';
import { denialsOf } from './denials.ts';
import { type Phrase, readPhrase } from './phrase.ts';

/** One way to put a point, as its scenario writes it. */
export type Phrasing = {
  /** Set where its words have to be said in their order. */
  readonly phrase: Phrase | null;
  /** Its telling words, each with whether the phrasing denies it. */
  readonly terms: readonly (Term & { readonly denied: boolean })[];
  readonly figures: readonly Quantity[];
  readonly rates: readonly Rate[];
  /** Its words that exclude others: `before`, `more`. */
  readonly contrasts: ReadonlySet<string>;
};

/** With fewer telling words a phrasing is read as a phrase. */
const leastTerms = 2;

/** A story's phrasings are read on every line of it; what is known of each is worked out once. */
const known = new Map<string, Phrasing>();
const mostKnown = 5000;

export function readPhrasing(text: string): Phrasing {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const phrasing = read(text);
  known.set(text, phrasing);
  return phrasing;
}

function read(text: string): Phrasing {
  const answer = readAnswer(text);
  const { tokens, quantities } = answer;
  const { denied } = denialsOf(answer, {
    named: new Set(tokens.map(({ concept }) => concept)),
    lacked: new Set(),
  });
  const terms = new Map<string, Phrasing['terms'][number]>();
  for (const [at, { content, concept, lower }] of tokens.entries())
    if (content && !isFreeOf(text, tokens, at) && !terms.has(concept))
      terms.set(concept, {
        concept,
        word: lower,
        weight: weakWords.has(lower) ? 0.5 : 1,
        denied: denied[at] ?? false,
      });
  return {
    phrase: terms.size < leastTerms || /[*/]/.test(text) ? readPhrase(text) : null,
    terms: [...terms.values()],
    figures: quantities,
    rates: ratesIn(tokens),
    contrasts: contrastsIn(tokens),
  };
}

/** The "free" of "oil-free" denies, and tells nothing by itself. */
const isFreeOf = (text: string, tokens: ReturnType<typeof readAnswer>['tokens'], at: number): boolean =>
  tokens[at]?.lower === 'free' && text[(tokens[at]?.start ?? 0) - 1] === '-';

export const weightOf = (terms: readonly Term[]): number =>
  terms.reduce((sum, { weight }) => sum + weight, 0);
