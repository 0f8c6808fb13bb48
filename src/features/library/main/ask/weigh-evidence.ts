import { quantitiesIn } from '#main/kernel/language/quantities.ts';
import type { Span } from '#main/kernel/language/sentences.ts';
import { tokenize, type Token } from '#main/kernel/language/tokens.ts';
import { fitOf, nearnessOf } from './fits-kind.ts';
import { type Quotable, quotablesOf } from './quotable.ts';
import type { AskedTerm, Question } from './read-question.ts';
import { strengthOf, type Words, wordsOf } from './words-of.ts';

export type PassageToWeigh = {
  readonly title: string;
  readonly heading: string | null;
  readonly text: string;
  /** Each line is a row or a cue of its own. */
  readonly areRows: boolean;
  /** Its place among what the search found, from 0. */
  readonly rank: number;
};

/** What speaks for and against a stretch of a passage as an answer; shares go by how telling the words are. */
export type Features = {
  /** The share of what was asked that the stretch covers, with what it refers back to and its heading. */
  readonly inSentence: number;
  /** The share that it covers together with the stretches before and after it. */
  readonly inWindow: number;
  /** The share that its passage covers with its heading, wherever in it. */
  readonly inPassage: number;
  /** The weight of the most telling word that the passage lacks. */
  readonly missing: number;
  /** How much of what was asked for the stretch itself has, by weight, up to one rare word. */
  readonly matched: number;
  /** How few words that is. */
  readonly few: number;
  /** A figure was asked for, and it is not there. */
  readonly figureMissing: number;
  /** How close to such a figure the words stand. */
  readonly nearFigure: number;
  /** How well the search found its passage. */
  readonly found: number;
};
export type Weighed = { readonly span: Span; readonly features: Features };

/** How much a word counts that stands elsewhere. */
const worth = { referredTo: 0.85, heading: 0.7, title: 0.6 };
/** Words below this tell too little to be counted. */
const leastTelling = 0.08;

const pronouns =
  /^\W*(?:\p{L}+:\s)?(?:it|its|they|them|their|this|that|these|those|he|she|his|her|such|both|otherwise|then|the (?:one|ones|first|second|third|other|rest)|and|but|so)\b/iu;

type Around = {
  readonly own: Words;
  readonly back: readonly Words[];
  readonly ahead: Words | null;
  readonly heading: Words;
  readonly title: Words;
  readonly passage: Words;
  readonly refersBack: boolean;
};

/** Everything that can be quoted of a passage, with what speaks for it. */
export function weighEvidence(question: Question, passage: PassageToWeigh): Weighed[] {
  const { text } = passage;
  const tokens = tokenize(text);
  const figures = quantitiesIn(text, tokens);
  const quotables = quotablesOf(text, passage.areRows);
  const inside = ({ start, end }: Span): Token[] =>
    tokens.filter((token) => token.start >= start && token.end <= end);
  const words = quotables.map((quotable) => wordsOf(inside(quotable)));
  const shared = {
    heading: wordsOf(tokenize(passage.heading ?? '')),
    title: wordsOf(tokenize(passage.title)),
    passage: wordsOf(tokens),
  };
  return quotables.map((quotable, at) => {
    const said = text.slice(quotable.start, quotable.end);
    const own = words[at] ?? shared.passage;
    const before = words[at - 1];
    const under = quotable.under === null ? null : wordsOf(inside(quotable.under));
    const back = [before, under].filter((one) => one !== undefined && one !== null);
    const refersBack = quotable.under !== null || pronouns.test(said);
    const covered = coverOf(question.terms, {
      ...shared,
      own,
      back,
      ahead: words[at + 1] ?? null,
      refersBack,
    });
    const mine = figures.filter(({ start, end }) => start >= quotable.start && end <= quotable.end);
    return {
      span: spanOf(quotables, at),
      features: {
        ...covered,
        figureMissing: question.kind.firm ? 1 - fitOf(question, said, own, mine) : 0,
        nearFigure: nearnessOf(question, own, mine),
        found: 1 / (1 + passage.rank / 3),
      },
    };
  });
}

/** What introduces a list is quoted with it. */
function spanOf(quotables: readonly Quotable[], at: number): Span {
  const { start, end } = quotables[at] ?? { start: 0, end: 0 };
  if (quotables[at]?.introduces !== true) return { start, end };
  let last = end;
  for (const { under, end: next } of quotables.slice(at + 1)) {
    if (under?.start !== start || next - start > longestQuote) break;
    last = next;
  }
  return { start, end: last };
}
const longestQuote = 700;

function coverOf(terms: readonly AskedTerm[], around: Around) {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const sums = { sentence: 0, window: 0, passage: 0 };
  let [missing, matched, count] = [0, 0, 0];
  for (const term of terms) {
    const { weight } = term;
    const alone = strengthOf(term, around.own);
    const back = Math.max(0, ...around.back.map((words) => strengthOf(term, words)));
    const ahead = around.ahead === null ? 0 : strengthOf(term, around.ahead);
    const inHeading = strengthOf(term, around.heading);
    const heading = worth.heading * inHeading;
    const inPassage = Math.max(
      strengthOf(term, around.passage),
      inHeading,
      worth.title * strengthOf(term, around.title),
    );
    sums.sentence += weight * Math.max(alone, around.refersBack ? worth.referredTo * back : 0, heading);
    sums.window += weight * Math.max(alone, back, ahead, heading);
    sums.passage += weight * inPassage;
    missing = Math.max(missing, weight * (1 - inPassage));
    if (alone === 0) continue;
    matched += weight;
    if (weight >= leastTelling) count += 1;
  }
  return {
    inSentence: sums.sentence / total,
    inWindow: sums.window / total,
    inPassage: sums.passage / total,
    missing,
    matched: Math.min(1, matched),
    few: 1 / (1 + count),
  };
}
