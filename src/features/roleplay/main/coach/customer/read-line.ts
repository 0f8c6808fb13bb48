import type { Answer } from '../grading/answer.ts';
import { quantitiesIn, type Quantity } from '#main/kernel/language/quantities.ts';
import { ratesIn, type Rate } from '../language/rates.ts';
import type { Beat } from '../scenario.ts';
import { denialsOf, type Denials } from './denials.ts';
import type { Phrasing } from './phrasing.ts';

/** From token to token, both within. */
export type Span = { readonly from: number; readonly to: number };

/** What a trainee said, taken apart for one point. */
export type Line = {
  readonly answer: Answer;
  readonly denials: Denials;
  readonly rates: readonly Rate[];
  /** What the point says of before and after, of more and less. */
  readonly contrasts: ReadonlySet<string>;
  /** Those that belong to the beat are no mistake, whatever point they belong to. */
  readonly figures: readonly Quantity[];
};

export function readLine(answer: Answer, phrasings: readonly Phrasing[], beat: Beat): Line {
  const terms = phrasings.flatMap((phrasing) => phrasing.terms);
  const concepts = (of: typeof terms) => new Set(of.map(({ concept }) => concept));
  const spoken = { named: concepts(terms), lacked: concepts(terms.filter(({ denied }) => denied)) };
  return {
    answer,
    denials: denialsOf(answer, spoken),
    rates: ratesIn(answer.tokens),
    contrasts: new Set(phrasings.flatMap(({ contrasts }) => [...contrasts])),
    figures: figuresIn([beat.expected, ...beat.points.flatMap((point) => point.phrasings)]),
  };
}

export const figuresIn = (texts: readonly string[]): Quantity[] =>
  texts.flatMap((text) => quantitiesIn(text));
