import { oppositeOf } from '#main/kernel/language/polarity.ts';
import type { KeyPoint } from '../question.ts';
import type { Answer } from './answer.ts';
import { isDenied, stretches, type Stretch } from './stretch.ts';

type Point = Pick<KeyPoint, 'terms' | 'negated'>;

/** So much of a point is said in each of two ways that contradict each other. */
const leastSaid = 0.6;
/** "Raise or lower your own voice": opposites so near each other are offered as a choice. */
const choice = { words: 5, link: /^(?:or|and)$/ } as const;
const denies = /^(?:not|never|don't|without)$/;
/** What is said after these is a case or a reason, and no instruction. */
const subordinate =
  /^(?:if|when|because|since|as|otherwise|so|that|would|could|might|who|which|whoever|instead)$/;

/**
 * Where an answer says a point and its opposite too, as who wants to be right in any case; `null` where it does not.
 */
export function isSaidBothWays(
  point: Point,
  answer: Answer,
  best: Stretch,
): { readonly from: number; readonly to: number } | null {
  return choiceOfOpposites(point, answer) ?? deniedElsewhere(point, answer, best);
}

function choiceOfOpposites({ terms }: Point, { tokens, places }: Answer) {
  for (const { concept } of terms) {
    const opposite = oppositeOf(concept);
    for (const one of places.get(concept) ?? [])
      for (const other of (opposite === null ? undefined : places.get(opposite)) ?? []) {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const between = tokens.slice(from + 1, to).map(({ lower }) => lower);
        const isChoice =
          between.some((word) => choice.link.test(word)) && !between.some((word) => denies.test(word));
        if (isChoice && to - from <= choice.words) return { from, to };
      }
  }
  return null;
}

/** The point once more, apart from where it is said best, and the other way round. */
function deniedElsewhere({ terms, negated }: Point, answer: Answer, best: Stretch) {
  if (negated === null) return null;
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  const other = stretches(terms, answer).find(
    (one) =>
      one.weight >= leastSaid * total &&
      one.places.length > 1 &&
      answer.sentenceOf[one.from] === answer.sentenceOf[one.to] &&
      answer.sentenceOf[one.from] !== answer.sentenceOf[best.from] &&
      isDenied(terms, one, answer) !== isDenied(terms, best, answer) &&
      !isSubordinate(answer, one),
  );
  return other ?? null;
}

function isSubordinate({ tokens, sentenceOf }: Answer, { from, to }: Stretch): boolean {
  const sentence = sentenceOf[from];
  return tokens
    .slice(0, to + 1)
    .some(({ lower }, at) => sentenceOf[at] === sentence && subordinate.test(lower));
}
