import { isNegated, negatesAt, oppositeOf, softensNegation } from '../language/polarity.ts';
import { sameKind, sameQuantity, type Quantity } from '../language/quantities.ts';
import type { KeyPoint } from '../question.ts';
import { clauseAround, saidAt, type Answer } from './answer.ts';

export type Match = { readonly verdict: 'met' | 'missed' | 'wrong'; readonly quote: string | null };

/** Share of a point's telling words that has to be said, near each other (measured: docs/decisions/0041). */
const enough = 0.45;
/** Words of one point stand within this many words of each other. */
const window = 22;
const missed: Match = { verdict: 'missed', quote: null };

/** What surrounds a point. */
export type Surroundings = {
  /** Concepts of the question and the expected answer: a figure counts only where something near it is about them. */
  readonly context: ReadonlySet<string>;
  /** Figures of the question and of the rest of the answer: naming one of them contradicts nothing. */
  readonly otherFigures: readonly Quantity[];
};

/** Whether an answer makes a point, denies it, or leaves it out. */
export function matchPoint(
  point: Pick<KeyPoint, 'quantity' | 'terms' | 'negated'>,
  answer: Answer,
  o: Surroundings,
): Match {
  if (point.quantity !== null) return matchFigure(point.quantity, answer, o);
  return matchWords(point, answer);
}

function matchFigure(figure: Quantity, answer: Answer, o: Surroundings): Match {
  const said = answer.quantities
    .filter((quantity) => sameKind(quantity, figure) && isAbout(quantity, answer, o.context))
    .map((quantity) => ({
      quantity,
      right: sameQuantity(quantity, figure),
      denied: isDenied(quantity, answer),
    }));
  const right = said.find(({ right, denied }) => right && !denied);
  // What the question or the rest of the material says is no wrong answer, and neither is a figure put aside.
  const wrong = said.find(
    ({ quantity, right, denied }) =>
      (right && denied) ||
      (!right && !denied && !o.otherFigures.some((other) => sameQuantity(other, quantity))),
  );
  const chosen = wrong ?? right;
  if (chosen === undefined) return missed;
  const at = answer.tokens.findIndex((token) => token.end > chosen.quantity.start);
  return { verdict: wrong === undefined ? 'met' : 'wrong', quote: clauseAround(answer, at, at) };
}

/** A short answer is about its question; in a long one something about it has to stand near the figure. */
function isAbout(quantity: Quantity, answer: Answer, context: ReadonlySet<string>): boolean {
  if (answer.tokens.length <= 8) return true;
  const at = answer.tokens.findIndex((token) => token.end > quantity.start);
  return answer.tokens
    .slice(Math.max(0, at - 12), at + 12)
    .some(
      (token) =>
        token.content &&
        !/^\p{N}/u.test(token.lower) &&
        token.stem !== quantity.unit &&
        context.has(token.concept),
    );
}

function isDenied(quantity: Quantity, answer: Answer): boolean {
  const from = answer.tokens.findIndex((token) => token.end > quantity.start);
  const before = answer.tokens.slice(Math.max(0, from - 2), from);
  return before.some((_token, index) => negatesAt(answer.tokens, Math.max(0, from - 2) + index));
}

function matchWords(point: Pick<KeyPoint, 'terms' | 'negated'>, answer: Answer): Match {
  const total = point.terms.reduce((sum, term) => sum + term.weight, 0);
  const places = point.terms.flatMap((term) => saidAt(answer, term).map((at) => ({ at, term })));
  if (total === 0 || places.length === 0) return opposed(point, answer) ?? missed;
  let best = { weight: 0, from: 0, to: 0 };
  for (const { at: from } of places) {
    const inWindow = places.filter(({ at }) => at >= from && at < from + window);
    const terms = new Set(inWindow.map(({ term }) => term));
    const weight = [...terms].reduce((sum, term) => sum + term.weight, 0);
    if (weight > best.weight) best = { weight, from, to: Math.max(...inWindow.map(({ at }) => at)) };
  }
  const share = best.weight / total;
  if (share < enough || best.weight < 0.35) return missed;
  const quote = clauseAround(answer, best.from, best.to);
  if (opposed(point, answer) !== null) return { verdict: 'wrong', quote };
  const denied = isNegated(answer.text, answer.tokens, best.from, best.to);
  if (point.negated === null || denied === point.negated) return { verdict: 'met', quote };
  // "Keep it away from the roots" says "not on the roots" without a "not".
  if (point.negated && softensNegation(answer.tokens, best.from, best.to)) return { verdict: 'met', quote };
  return share >= 0.6 ? { verdict: 'wrong', quote } : missed;
}

/** A word of the point said as its opposite: "after" for "before", "wet" for "dry". */
function opposed(point: Pick<KeyPoint, 'terms'>, answer: Answer): Match | null {
  for (const term of point.terms) {
    const opposite = oppositeOf(term.concept);
    if (opposite === null || answer.places.has(term.concept)) continue;
    const at = answer.places.get(opposite)?.[0];
    const others = point.terms.filter((other) => other !== term);
    const said = others.filter((other) => saidAt(answer, other).length > 0).length;
    if (at !== undefined && others.length > 0 && said / others.length >= 0.5)
      return { verdict: 'wrong', quote: clauseAround(answer, at, at) };
  }
  return null;
}
