import { quantitiesIn } from '#main/kernel/language/quantities.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import type { KeyPoint, Question } from '../question.ts';
import { clauseAround, type Answer } from './answer.ts';
import { contradictions } from './contradictions.ts';
import { strangers } from './labels.ts';
import { matchPoint } from './match-point.ts';
import { missed, type Contradiction, type Match, type TokenSpan } from './match.ts';
import { belongsTo, mispaired } from './pairing.ts';
import { whatIsAsked } from './what-is-asked.ts';

export type PointMatch = {
  readonly point: KeyPoint;
  readonly match: Match;
  /** What the material says of the case that this was wrongly said of. */
  readonly rule: string | null;
};

/**
 * Every key point against the answer: said of another case than the material's it is wrong, of another thing of the same
 * kind ("room 4" for "room 2") it is not made, and what contradicts the material takes its point back.
 */
export function matchAll(question: Question, answer: Answer): PointMatch[] {
  const otherFigures = [...quantitiesIn(question.expected), ...quantitiesIn(question.text)];
  const others = strangers(answer.tokens, [tokenize(question.expected), tokenize(question.text)]);
  const asked = whatIsAsked(question);
  const swaps = question.inOrder ? [] : mispaired(question.expected, answer);
  const matches = question.keyPoints.map((point): PointMatch => {
    const match = matchPoint(point, answer, otherFigures, asked);
    if (match.span !== null && others.some((other) => isBeside(other, match.span, answer)))
      return { point, match: missed, rule: null };
    const swap = swaps.find(({ outcome }) => belongsTo(outcome, point.terms, point.quantity));
    if (swap === undefined || match.verdict === 'missed') return { point, match, rule: null };
    const { from, to } = swap.span;
    const quote = clauseAround(answer, from, to);
    return { point, match: { verdict: 'wrong', quote, span: swap.span }, rule: swap.rule };
  });
  return contradictions(question, answer).reduce(
    (before, contradiction) => contradicted(before, contradiction, answer),
    matches,
  );
}

/** The points that a contradiction takes back: those of its own word, else the nearest that is made in its sentence. */
function contradicted(
  matches: readonly PointMatch[],
  { said, concept }: Contradiction,
  answer: Answer,
): PointMatch[] {
  const made = matches.filter(
    ({ match: { verdict, span } }) => verdict === 'met' && span !== null && isBeside(said, span, answer),
  );
  const own = made.filter(({ point }) => point.terms.some((term) => term.concept === concept));
  const distance = ({ match: { span } }: PointMatch): number =>
    span === null ? Infinity : Math.max(0, span.from - said.to, said.from - span.to);
  const nearest = made.toSorted((a, b) => distance(a) - distance(b)).slice(0, 1);
  const wrong = new Set(own.length > 0 ? own : nearest);
  const quote = clauseAround(answer, said.from, said.to);
  return matches.map((one) =>
    wrong.has(one) ? { ...one, match: { verdict: 'wrong', quote, span: said } } : one,
  );
}

/** Whether one stands in the sentence of the other. */
const isBeside = (one: TokenSpan, other: TokenSpan | null, { sentenceOf }: Answer): boolean =>
  other !== null && sentenceOf[one.from] === sentenceOf[other.from];
