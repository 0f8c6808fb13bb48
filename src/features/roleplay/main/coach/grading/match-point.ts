import { isNegated, negatesAt, oppositeOf, softensNegation } from '../language/polarity.ts';
import { isWithin, sameKind, sameQuantity, type Quantity } from '../language/quantities.ts';
import type { KeyPoint, Term } from '../question.ts';
import { clauseAround, saidAt, type Answer } from './answer.ts';

export type Match = { readonly verdict: 'met' | 'missed' | 'wrong'; readonly quote: string | null };
type Point = Pick<KeyPoint, 'quantity' | 'terms' | 'negated'>;

/** Share of a point's telling words that has to be said, near each other (measured: docs/decisions/0041). */
const enough = (terms: number): number => (terms >= 5 ? 0.36 : 0.4);
/** A point of weak words is made by nearly all of them, whatever the share. */
const leastTelling = { weight: 0.9, share: 0.9 } as const;
/** Words of one point stand within this many words of each other, and in at most two sentences. */
const window = { words: 18, sentences: 2 } as const;
/** An answer of so few words is about its question without saying so. */
const shortAnswer = 8;
const missed: Match = { verdict: 'missed', quote: null };

/**
 * Whether an answer makes a point, denies it, or leaves it out. `otherFigures` are those of the question and of the
 * rest of the expected answer: naming one of them contradicts nothing.
 */
export function matchPoint(point: Point, answer: Answer, otherFigures: readonly Quantity[]): Match {
  return point.quantity === null
    ? matchWords(point, answer)
    : matchFigure(point.quantity, point.terms, answer, otherFigures);
}

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
      denied: isDenied(quantity, answer),
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
  return { verdict: wrong === undefined ? 'met' : 'wrong', quote: clauseAround(answer, at, at) };
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

function isDenied(quantity: Quantity, answer: Answer): boolean {
  const at = tokenAt(answer, quantity);
  return [at - 2, at - 1].some((before) => negatesAt(answer.tokens, before));
}

function matchWords(point: Point, answer: Answer): Match {
  const total = point.terms.reduce((sum, term) => sum + term.weight, 0);
  const best = densest(point.terms, answer);
  const least = Math.min(leastTelling.weight, leastTelling.share * total);
  if (total === 0 || best.weight < Math.max(least, enough(point.terms.length) * total))
    return opposed(point, answer) ?? missed;
  const quote = clauseAround(answer, best.from, best.to);
  if (opposed(point, answer) !== null) return { verdict: 'wrong', quote };
  const deniedWords = best.places.filter((at) => isNegated(answer.text, answer.tokens, at, at)).length;
  const denied = deniedWords * 2 >= best.places.length;
  if (point.negated === null || denied === point.negated) return { verdict: 'met', quote };
  // "Keep it away from the roots" says "not on the roots" without a "not".
  if (point.negated && softensNegation(answer.tokens, best.from, best.to)) return { verdict: 'met', quote };
  return best.weight / total >= 0.6 ? { verdict: 'wrong', quote } : missed;
}

type Stretch = {
  readonly weight: number;
  readonly from: number;
  readonly to: number;
  readonly places: readonly number[];
};

/** The stretch of the answer that says most of the terms, by token. */
function densest(terms: readonly Term[], answer: Answer): Stretch {
  const places = terms.flatMap((term) => saidAt(answer, term).map((at) => ({ at, term })));
  let best: Stretch = { weight: 0, from: 0, to: 0, places: [] };
  for (const { at: from } of places) {
    const lastSentence = (answer.sentenceOf[from] ?? 0) + window.sentences - 1;
    const within = places.filter(
      ({ at }) => at >= from && at < from + window.words && (answer.sentenceOf[at] ?? 0) <= lastSentence,
    );
    const weight = [...new Set(within.map(({ term }) => term))].reduce((sum, term) => sum + term.weight, 0);
    const at = within.map((place) => place.at);
    if (weight > best.weight) best = { weight, from, to: Math.max(...at), places: at };
  }
  return best;
}

/** A word of the point said as its opposite: "raise" for "lower", "wet" for "dry". */
function opposed(point: Point, answer: Answer): Match | null {
  for (const term of point.terms) {
    const opposite = oppositeOf(term.concept);
    const at = opposite === null ? undefined : answer.places.get(opposite)?.[0];
    if (at === undefined || answer.places.has(term.concept)) continue;
    const others = point.terms.filter((other) => other !== term);
    const said = others.filter((other) => saidAt(answer, other).length > 0).length;
    if (others.length > 0 && said / others.length >= 0.5)
      return { verdict: 'wrong', quote: clauseAround(answer, at, at) };
  }
  return null;
}
