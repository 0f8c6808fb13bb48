import type { Quantity } from '#main/kernel/language/quantities.ts';
import type { Term } from '../question.ts';
import type { Answer } from './answer.ts';
import { matchFigure } from './match-figure.ts';
import { matchWords } from './match-words.ts';
import type { Match, Point } from './match.ts';
import type { Asked } from './what-is-asked.ts';

/** A predicate that tells at least this, about one word, needs no subject. */
const leastOfPredicate = 0.7;

/**
 * Whether an answer makes a point, denies it, or leaves it out. `otherFigures` are those of the question and of the
 * rest of the expected answer: naming one of them contradicts nothing.
 */
export function matchPoint(
  point: Point,
  answer: Answer,
  otherFigures: readonly Quantity[],
  asked: Asked = { ban: false, figure: false, end: true },
): Match {
  if (point.quantity !== null) return matchFigure(point.quantity, point.terms, answer, otherFigures, asked);
  const terms = termsOf(point);
  // Of what is not allowed the subject may tell which case is meant.
  const told = matchWords({ ...point, terms: ofPredicate(terms) }, answer, asked.ban);
  return asked.ban && told.verdict === 'missed' ? matchWords({ ...point, terms }, answer, true) : told;
}

/** Of a point that is denied as a whole each word is denied. */
const termsOf = ({ negated, terms }: Point): readonly Term[] =>
  negated === true ? terms.map((term) => ({ ...term, denied: true })) : terms;

/**
 * What a point is about proves nothing where the rest of it tells something: "the client gets it back" names the client
 * of "the client pays for it". Where the question said the rest ("Who must …?"), the subject is what is to be known.
 */
function ofPredicate(terms: readonly Term[]): readonly Term[] {
  const rest = terms.filter(({ subject }) => subject !== true);
  return rest.reduce((sum, { weight }) => sum + weight, 0) < leastOfPredicate ? terms : rest;
}
