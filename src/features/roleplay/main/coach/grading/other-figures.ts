import { sameKind, sameQuantity, isWithin, type Quantity } from '#main/kernel/language/quantities.ts';
import type { Answer } from './answer.ts';
import type { Contradiction, TokenSpan } from './match.ts';

/** Words so near a figure say what it is a figure of. */
const near = 5;

/**
 * Where an answer gives another figure than the material for the same thing: "seven photographs" where it asks for two.
 * A figure of which the material says nothing ("I would add two or three examples") contradicts nothing.
 */
export function otherFigures(material: Answer, answer: Answer): Contradiction[] {
  const known = material.quantities;
  const isSaid = (figure: Quantity) =>
    answer.quantities.some((one) => sameQuantity(one, figure) || isWithin(one, figure));
  const left = known.filter((figure) => !isSaid(figure));
  return answer.quantities
    .filter((one) => !known.some((figure) => sameQuantity(one, figure) || isWithin(one, figure)))
    .filter((one) =>
      left.some(
        (figure) =>
          isBare(one) === isBare(figure) &&
          sameKind(one, figure) &&
          sharesNeighbours(one, answer, figure, material),
      ),
    )
    .map((one) => ({ said: spanOf(one, answer), concept: null }));
}

const isBare = ({ unit }: Quantity): boolean => unit === '';

function sharesNeighbours(one: Quantity, answer: Answer, other: Quantity, material: Answer): boolean {
  const there = neighbours(other, material);
  const here = neighbours(one, answer);
  if (here.size === 0) return true;
  return [...here].some((concept) => there.has(concept));
}

function neighbours(figure: Quantity, { tokens, sentenceOf }: Answer): ReadonlySet<string> {
  const { from, to } = spanOf(figure, { tokens });
  const found = new Set<string>();
  for (let at = Math.max(0, from - near); at <= Math.min(tokens.length - 1, to + near); at++) {
    const token = tokens[at];
    const isInFigure = at >= from && at <= to;
    if (token?.content === true && !isInFigure && sentenceOf[at] === sentenceOf[from])
      found.add(token.concept);
  }
  return found;
}

function spanOf({ start, end }: Quantity, { tokens }: Pick<Answer, 'tokens'>): TokenSpan {
  const from = tokens.findIndex((token) => token.end > start);
  const to = tokens.findLastIndex((token) => token.start < end);
  return { from, to: Math.max(from, to) };
}
