import { isDisowned, isNegated, negatesAt, oppositeOf, softensNegation } from '../language/polarity.ts';
import { isWithin, sameKind, sameQuantity, type Quantity } from '../language/quantities.ts';
import type { KeyPoint, Term } from '../question.ts';
import { clauseAround, saidAt, type Answer } from './answer.ts';
import { isSaidBothWays } from './both-ways.ts';
import { densest, isDenied, type Stretch } from './stretch.ts';

/** A stretch of an answer, from token to token, both within. */
export type TokenSpan = { readonly from: number; readonly to: number };
export type Match = {
  readonly verdict: 'met' | 'missed' | 'wrong';
  readonly quote: string | null;
  /** Where the answer decided it. */
  readonly span: TokenSpan | null;
};
type Point = Pick<KeyPoint, 'quantity' | 'terms' | 'negated'>;

/** Share of a point's telling words that has to be said, near each other (measured: docs/decisions/0041). */
const enough = (terms: number): number => (terms >= 5 ? 0.36 : 0.4);
/** A point of weak words is made by nearly all of them, whatever the share. */
const leastTelling = { weight: 0.9, share: 0.9 } as const;
/** A predicate that tells at least this, about one word, needs no subject. */
const leastOfPredicate = 0.7;
/** Of a point so much has to be said in reverse that it counts as denied, and not as left out. */
const leastDenied = 0.6;
/** An answer of so few words is about its question without saying so. */
const shortAnswer = 8;
export const missed: Match = { verdict: 'missed', quote: null, span: null };

/**
 * Whether an answer makes a point, denies it, or leaves it out. `otherFigures` are those of the question and of the
 * rest of the expected answer: naming one of them contradicts nothing.
 */
export function matchPoint(
  point: Point,
  answer: Answer,
  otherFigures: readonly Quantity[],
  isBan = false,
): Match {
  return point.quantity === null
    ? matchWords({ ...point, terms: ofPredicate(point.terms) }, answer, isBan)
    : matchFigure(point.quantity, point.terms, answer, otherFigures);
}

/**
 * What a point is about proves nothing where the rest of it tells something: "the client gets it back" names the client
 * of "the client pays for it". Where the question said the rest ("Who must …?"), the subject is what is to be known.
 */
function ofPredicate(terms: readonly Term[]): readonly Term[] {
  const rest = terms.filter(({ subject }) => subject !== true);
  return rest.reduce((sum, { weight }) => sum + weight, 0) < leastOfPredicate ? terms : rest;
}

const found = (verdict: 'met' | 'wrong', answer: Answer, from: number, to: number): Match => ({
  verdict,
  quote: clauseAround(answer, from, to),
  span: { from, to },
});

function matchFigure(
  figure: Quantity,
  context: readonly Term[],
  answer: Answer,
  otherFigures: readonly Quantity[],
): Match {
  const said = answer.quantities
    .filter((quantity) => sameKind(quantity, figure) && isAbout(quantity, answer, context))
    .map((quantity) => ({
      quantity,
      right: sameQuantity(quantity, figure) || isWithin(quantity, figure),
      denied: isFigureDenied(quantity, answer),
    }));
  const right = said.find(({ right, denied }) => right && !denied);
  const wrong = said.find(
    ({ quantity, right, denied }) =>
      (right && denied) ||
      (!right && !denied && !otherFigures.some((other) => sameQuantity(other, quantity))),
  );
  const chosen = wrong ?? right;
  if (chosen === undefined) return missed;
  const at = tokenAt(answer, chosen.quantity);
  return found(wrong === undefined ? 'met' : 'wrong', answer, at, at);
}

const tokenAt = (answer: Answer, quantity: Quantity): number =>
  answer.tokens.findIndex((token) => token.end > quantity.start);

/** In a longer answer the figure has its unit, and its sentence or the next one says what it is a figure of. */
function isAbout(quantity: Quantity, answer: Answer, context: readonly Term[]): boolean {
  if (answer.tokens.length <= shortAnswer) return true;
  if (quantity.unit === '') return false;
  const sentence = answer.sentenceOf[tokenAt(answer, quantity)];
  const isNear = (at: number) => Math.abs((answer.sentenceOf[at] ?? 0) - (sentence ?? 0)) <= 1;
  return context.some((term) => saidAt(answer, term).some(isNear));
}

function isFigureDenied(quantity: Quantity, answer: Answer): boolean {
  const at = tokenAt(answer, quantity);
  const isDenied = [at - 2, at - 1].some((before) => negatesAt(answer.tokens, before));
  return isDenied !== isDisowned(answer.text, answer.tokens, at);
}

function matchWords(point: Point, answer: Answer, isBan: boolean): Match {
  const total = point.terms.reduce((sum, term) => sum + term.weight, 0);
  const best = densest(point.terms, answer);
  const least = Math.min(leastTelling.weight, leastTelling.share * total);
  if (total === 0 || best.weight < Math.max(least, enough(point.terms.length) * total))
    return opposed(point, answer) ?? missed;
  const { from, to } = best;
  if (opposed(point, answer) !== null) return found('wrong', answer, from, to);
  const both = isSaidBothWays(point, answer, best);
  if (both !== null) return found('wrong', answer, both.from, both.to);
  if (!isDeniedOtherwise(point, answer, best)) return found('met', answer, from, to);
  if (isBan && (point.negated !== true || isNamed(answer, from))) return found('met', answer, from, to);
  // "Keep it away from the roots" says "not on the roots" without a "not".
  if (point.negated !== false && softensNegation(answer.tokens, from, to))
    return found('met', answer, from, to);
  return best.weight / total >= leastDenied ? found('wrong', answer, from, to) : missed;
}

/** Whether what begins at a token is only named, as "offer cash" is: nobody is said to do it. */
function isNamed({ text, tokens, sentenceOf }: Answer, from: number): boolean {
  const before = tokens[from - 1];
  if (before === undefined || sentenceOf[from - 1] !== sentenceOf[from]) return true;
  return /^(?:and|or|to)$/.test(before.lower) || text.slice(before.end, tokens[from]?.start).includes(',');
}

/** Whether what was said is denied where the material says it, or said where the material denies it. */
function isDeniedOtherwise({ negated, terms }: Point, answer: Answer, stretch: Stretch): boolean {
  if (negated === false) return isDenied(terms, stretch, answer);
  if (negated === true) return !isDenied(terms, stretch, answer) && !hasNegator(answer, stretch);
  // Of a point that denies one thing and says another, the denial may stand anywhere in the sentence.
  const denies = stretch.places.some(({ term }) => term.denied === true);
  const saysOpposite = terms.some(({ concept, denied }) => {
    const opposite = denied === true ? oppositeOf(concept) : null;
    return opposite !== null && answer.places.has(opposite);
  });
  return denies && !saysOpposite && !hasNegator(answer, stretch);
}

function hasNegator({ tokens, sentenceOf }: Answer, { from, to }: Stretch): boolean {
  const [first, last] = [sentenceOf[from] ?? 0, sentenceOf[to] ?? 0];
  return tokens.some((_token, at) => {
    const sentence = sentenceOf[at] ?? 0;
    return sentence >= first && sentence <= last && negatesAt(tokens, at);
  });
}

/** A word of the point said as its opposite: "raise" for "lower", "wet" for "dry". */
function opposed(point: Point, answer: Answer): Match | null {
  for (const term of point.terms) {
    const opposite = oppositeOf(term.concept);
    const at = opposite === null ? undefined : answer.places.get(opposite)?.[0];
    if (at === undefined || answer.places.has(term.concept)) continue;
    // "It is free" says that nobody pays.
    if (point.negated === true || term.denied === true) continue;
    if (isNegated(answer.text, answer.tokens, at, at)) continue;
    const others = point.terms.filter((other) => other !== term);
    const said = others.filter((other) => saidAt(answer, other).length > 0).length;
    if (others.length > 0 && said / others.length >= 0.5) return found('wrong', answer, at, at);
  }
  return null;
}
