import { isNegated, oppositeOf, softensNegation } from '#main/kernel/language/polarity.ts';
import { saidAt, type Answer } from './answer.ts';
import { isSaidBothWays } from './both-ways.ts';
import { found, missed, type Match, type Point } from './match.ts';
import { isReversed } from './is-reversed.ts';
import { densest } from './stretch.ts';

/** Share of a point's telling words that has to be said, near each other (measured: docs/decisions/0041). */
const enough = (terms: number): number => (terms >= 5 ? 0.36 : 0.4);
/** A point of weak words is made by nearly all of them, whatever the share. */
const leastTelling = { weight: 0.9, share: 0.9 } as const;
/** Of a point so much has to be said in reverse that it counts as denied, and not as left out. */
const leastDenied = 0.6;

export function matchWords(point: Point, answer: Answer, isBan: boolean): Match {
  const total = point.terms.reduce((sum, term) => sum + term.weight, 0);
  const best = densest(point.terms, answer);
  const least = Math.min(leastTelling.weight, leastTelling.share * total);
  if (total === 0 || best.weight < Math.max(least, enough(point.terms.length) * total))
    return opposed(point, answer) ?? missed;
  const { from, to } = best;
  if (opposed(point, answer) !== null) return found('wrong', answer, from, to);
  const both = isSaidBothWays(point, answer, best);
  if (both !== null) return found('wrong', answer, both.from, both.to);
  if (!isReversed(point, answer, best)) return found('met', answer, from, to);
  if (isBan && (point.negated !== true || isNamed(answer, from))) return found('met', answer, from, to);
  // "Keep it away from the roots" says "not on the roots" without a "not".
  if (point.negated !== false && softensNegation(answer.tokens, from, to))
    return found('met', answer, from, to);
  return best.weight / total >= leastDenied ? found('wrong', answer, from, to) : missed;
}

/** Whether what begins at a token is only named, as "offer cash" is: nobody is said to do it. */
function isNamed({ text, tokens, sentenceOf }: Answer, from: number): boolean {
  for (let at = from; at > 0 && sentenceOf[at - 1] === sentenceOf[from]; at--) {
    const before = tokens[at - 1];
    const gap = text.slice(before?.end ?? 0, tokens[at]?.start ?? 0);
    if (gap.includes(',') || /^(?:and|or)$/.test(before?.lower ?? '')) return true;
    if (says.test(before?.lower ?? '')) return false;
  }
  return true;
}
const says = /^(?:i|we|you|they|he|she|it|must|should|can|could|may|will|would|do|does|always|just)$/;

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
