import { clauseAround, type Answer } from '../grading/answer.ts';
import type { Match } from '../grading/match.ts';
import { quantitiesIn, type Quantity } from '#main/kernel/language/quantities.ts';
import type { Beat } from '../scenario.ts';
import { findFigure } from './find-figure.ts';
import { figureIn, type Heard, hearPhrasing } from './hear-phrasing.ts';
import { readPhrasing } from './phrasing.ts';
import { type Line, readLine, type Span } from './read-line.ts';

type Point = { readonly phrasings: readonly string[]; readonly figure?: string | undefined };
/** What a line makes of a point. */
export type Found = Pick<Match, 'verdict' | 'quote'> & {
  /** Words that deny elsewhere in the line what makes the point. */
  readonly contradiction: string | null;
};

/**
 * Whether a line makes the point in any of its phrasings. Telling words may stand in any order; a phrasing with fewer
 * than two of them, or with a `*` or `/`, is read as a phrase. Words alone are not enough: what a phrasing says or denies
 * has to be said or denied here, as often, on the same side of "before" and "after", and with the same figures. Only a
 * figure can be wrong: a denied phrasing is a point not made, since a worry is often denied in other words.
 */
export function findPoint(point: Point, beat: Beat, answer: Answer): Found {
  const phrasings = point.phrasings.map(readPhrasing);
  const line = readLine(answer, phrasings, beat);
  const heard = phrasings.flatMap((phrasing) => hearPhrasing(phrasing, line));
  const figure = point.figure === undefined ? undefined : quantitiesIn(point.figure)[0];
  if (figure !== undefined) {
    const { verdict, quote, span } = findFigure(figure, phrasings, beat, line);
    if (verdict === 'wrong') return { verdict, quote, contradiction: null };
    if (verdict === 'met' && span !== null && !isTakenBack({ places: [span.from] }, heard, line))
      return { verdict, quote, contradiction: null };
  }
  const made = heard.find(
    (one) => one.sense === 'same' && !isTakenBack(one, heard, line) && !hasOther(figure, one, line),
  );
  if (made === undefined) return { verdict: 'missed', quote: null, contradiction: null };
  const denied = heard.find((one) => isContradiction(one, made, line));
  return denied === undefined
    ? { verdict: 'met', quote: clauseAround(answer, made.from, made.to), contradiction: null }
    : { verdict: 'missed', quote: null, contradiction: clauseAround(answer, denied.from, denied.to) };
}

/** "It is free. It is not free.": the same words once more, and denied outright. */
const isContradiction = (one: Heard, made: Heard, { denials }: Line): boolean =>
  one.sense === 'denied' &&
  one.told === made.told &&
  one.turned.some((at) => denials.denied[at] === true && denials.outright[at] === true) &&
  denials.statementOf[one.from] !== denials.statementOf[made.from];

/**
 * "It weighs more and keeps its shape", "the first adjustment is not included": a part of a statement proves nothing
 * where the statement says the contrary, or denies more of it.
 */
const isTakenBack = (made: Pick<Heard, 'places'>, heard: readonly Heard[], { denials }: Line): boolean => {
  const statements = new Set(made.places.map((at) => denials.statementOf[at]));
  return heard.some(({ sense, places, turned }) => {
    const against = sense === 'contrary' ? places : turned.filter((at) => denials.dragged[at] !== true);
    return (
      sense !== 'same' &&
      against.some((at) => !made.places.includes(at) && statements.has(denials.statementOf[at]))
    );
  });
};

/** A figure that was only asked about is not wrong, but it makes no point whose figure is another one. */
const hasOther = (figure: Quantity | undefined, span: Span, line: Line): boolean =>
  figure !== undefined && figureIn(figure, span, line) === 'other';
