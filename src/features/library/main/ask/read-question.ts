import { tokenize } from '#main/kernel/language/tokens.ts';
import type { Lexicon } from '../retrieval/retrieval.ts';
import { isGreeting, tellingShare } from './asked-words.ts';
import { joinedWith, knownTerm, type KnownTerm } from './known-term.ts';
import { questionKindOf, type QuestionKind } from './question-kind.ts';
import { withFormSlipsMended } from './slips.ts';

/** A word of a question that an answer has to cover. */
export type AskedTerm = Omit<KnownTerm, 'frequency'> & {
  readonly word: string;
  /** From 0 to 1: how telling it is. */
  readonly weight: number;
  /** Which word of the question it is. */
  readonly at: number;
};
export type Question = { readonly kind: QuestionKind; readonly terms: readonly AskedTerm[] };

/** What stands around the question itself. */
const contextShare = 0.4;
/** A question of more words than these is told by its rarest. */
const mostTerms = 24;

/** Takes a question apart: what it wants, and the words that an answer has to cover. */
export function readQuestion(text: string, lexicon: Lexicon): Question {
  const kind = questionKindOf(withFormSlipsMended(text, lexicon));
  const asks = questionSpan(text);
  const total = Math.max(1, lexicon.passages());
  const rarest = Math.log(1 + (total + 0.5) / 0.5);
  const rarity = (frequency: number): number =>
    Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5)) / rarest;
  const terms = new Map<string, AskedTerm>();
  const tokens = tokenize(text);
  tokens.forEach((token, at) => {
    if (!token.content || isGreeting(token)) return;
    const joined = joinedWith(tokens[at - 1], token, lexicon) ?? joinedWith(token, tokens[at + 1], lexicon);
    const known = knownTerm(token, joined, lexicon);
    if (known === null || terms.has(known.stem)) return;
    const { frequency, ...term } = known;
    const isAround = token.start < asks.start || token.start >= asks.end;
    const weight = rarity(frequency) * tellingShare(token, kind.said) * (isAround ? contextShare : 1);
    terms.set(term.stem, { ...term, word: token.lower, weight, at });
  });
  const telling = [...terms.values()].toSorted((one, other) => other.weight - one.weight).slice(0, mostTerms);
  return { kind, terms: telling.toSorted((one, other) => one.at - other.at) };
}

/** Where a text asks: its sentences that end in a question mark, or all of it. */
function questionSpan(text: string): { start: number; end: number } {
  const marks = [...text.matchAll(/\?/g)].map(({ index }) => index + 1);
  const last = marks.at(-1);
  if (last === undefined) return { start: 0, end: text.length };
  const first = marks[0] ?? last;
  const before = /[.!]\s+(?=[^.!]*$)/.exec(text.slice(0, first));
  return { start: before === null ? 0 : before.index + before[0].length, end: last };
}
