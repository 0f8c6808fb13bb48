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
  /** The same with what stands around it. */
  readonly around: number;
  /** The same without anything else. */
  readonly alone: number;
  /** The weight of the most telling word that the stretch, or all around it, lacks. */
  readonly missing: number;
  readonly missingAround: number;
  /** Words that no document has: their share, and the most telling of them. */
  readonly unknown: number;
  readonly mostUnknown: number;
  /** A figure of the kind that was asked for is there, or is not; of the kinds that may be put otherwise as well. */
  readonly figureMissing: number;
  readonly figureThere: number;
  readonly kindMissing: number;
  readonly kindThere: number;
  /** How close to such a figure the words stand. */
  readonly nearFigure: number;
  /** How well the search found its passage. */
  readonly found: number;
  /** How few words it has of those that were asked for. */
  readonly few: number;
  /** How much of what was asked for it has, by weight, up to one rare word. */
  readonly matched: number;
  /** The share of words that were asked for side by side and of which it lacks one. */
  readonly pairsApart: number;
  /** A figure was asked for. */
  readonly asksFigure: number;
};
export type Weighed = { readonly span: Span; readonly features: Features };

/** How much a word counts that stands elsewhere. */
const worth = { referredTo: 0.85, heading: 0.7, before: 0.8, after: 0.6, title: 0.6, passage: 0.5 };
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
    const { wanted, firm } = question.kind;
    const fit = wanted.length === 0 ? 0 : fitOf(question, said, own, mine);
    return {
      span: spanOf(quotables, at),
      features: {
        ...covered,
        figureMissing: firm ? 1 - fit : 0,
        figureThere: firm ? fit : 0,
        kindMissing: wanted.length > 0 && !firm ? 1 - fit : 0,
        kindThere: firm ? 0 : fit,
        nearFigure: nearnessOf(question, own, mine),
        found: 1 / (1 + passage.rank / 3),
        asksFigure: firm ? 1 : 0,
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
  const sums = { inSentence: 0, around: 0, alone: 0 };
  let [missing, missingAround, unknown, mostUnknown, matched, count] = [0, 0, 0, 0, 0, 0];
  const own = terms.map((term) => strengthOf(term, around.own));
  terms.forEach((term, at) => {
    const { weight } = term;
    const alone = own[at] ?? 0;
    const back = Math.max(0, ...around.back.map((words) => strengthOf(term, words)));
    const heading = worth.heading * strengthOf(term, around.heading);
    const inSentence = Math.max(alone, around.refersBack ? worth.referredTo * back : 0, heading);
    const anywhere = Math.max(
      inSentence,
      worth.before * back,
      around.ahead === null ? 0 : worth.after * strengthOf(term, around.ahead),
      worth.title * strengthOf(term, around.title),
      worth.passage * strengthOf(term, around.passage),
    );
    sums.inSentence += weight * inSentence;
    sums.around += weight * anywhere;
    sums.alone += weight * alone;
    missing = Math.max(missing, weight * (1 - inSentence));
    missingAround = Math.max(missingAround, weight * (1 - anywhere));
    if (term.isUnknown) {
      unknown += weight;
      mostUnknown = Math.max(mostUnknown, weight);
    }
    if (alone === 0) return;
    matched += weight;
    if (weight >= leastTelling) count += 1;
  });
  return {
    inSentence: sums.inSentence / total,
    around: sums.around / total,
    alone: sums.alone / total,
    missing,
    missingAround,
    unknown: unknown / total,
    mostUnknown,
    few: 1 / (1 + count),
    matched: Math.min(1, matched),
    pairsApart: pairsApart(terms, own),
  };
}

/** Of words that were asked for side by side ("liquid adhesive"), the share of pairs that a text does not have whole. */
function pairsApart(terms: readonly AskedTerm[], strengths: readonly number[]): number {
  let [pairs, whole] = [0, 0];
  terms.forEach((term, at) => {
    const next = terms[at + 1];
    if (next === undefined || next.at - term.at !== 1) return;
    pairs += 1;
    if ((strengths[at] ?? 0) > 0 && (strengths[at + 1] ?? 0) > 0) whole += 1;
  });
  return pairs === 0 ? 0 : 1 - whole / pairs;
}
