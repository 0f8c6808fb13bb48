import { readAnswer, saidAt, type Answer } from '../grading/answer.ts';
import { matchPoint } from '../grading/match-point.ts';
import type { Match } from '../grading/match.ts';
import { quantitiesIn, type Quantity } from '#main/kernel/language/quantities.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import type { Term } from '../question.ts';
import type { Beat } from '../scenario.ts';
import { auxiliary, senseOf } from './hear-phrasing.ts';
import { type Phrasing, readPhrasing, weightOf } from './phrasing.ts';
import { figuresIn, type Line, type Span } from './read-line.ts';

/** A line so short is about what was asked, and a figure in it needs no words around it. */
const shortLine = 8;
/** A wrong figure is one of the point's where so many of its words stand with it. */
const leastAbout = 2;
const missed: Match = { verdict: 'missed', quote: null, span: null };

/**
 * The figure with something about the beat in its sentence. A wrong one needs words of the point itself in its clause,
 * so that the figure of something else is no mistake.
 */
export function findFigure(figure: Quantity, phrasings: readonly Phrasing[], beat: Beat, line: Line): Match {
  const { answer } = line;
  const own = new Set([figure.unit, ...tokenize(figure.noun).map(({ concept }) => concept)]);
  const isOwn = ({ word, concept }: Term) => /^\p{N}/u.test(word) || own.has(concept) || own.has(word);
  const others = beat.points.flatMap((one) => one.phrasings.map(readPhrasing));
  const terms = [...phrasings, ...others].flatMap((phrasing) =>
    phrasing.terms.filter((term) => !isOwn(term)),
  );
  const { verdict, quote, span } = matchPoint({ quantity: figure, terms, negated: null }, answer, [
    ...line.figures,
    ...figuresIn(beat.asks),
  ]);
  if (span === null || quote === null || isStray(span, beat, answer)) return missed;
  if (verdict === 'met') {
    if (line.denials.denied[span.from] === true || isVerbDenied(span, line)) return missed;
    return { verdict: senseOf({ rates: [] }, span, line) === 'same' ? 'met' : 'wrong', quote, span };
  }
  if (answer.tokens.length <= shortLine) return { verdict, quote, span };
  const said = readAnswer(quote);
  const isAbout = phrasings
    .map((phrasing) => phrasing.terms.filter((term) => !isOwn(term)))
    .some((about) => weightOf(about) >= 1 && countSaid(about, said) >= Math.min(leastAbout, about.length));
  return isAbout ? { verdict, quote, span } : missed;
}

/** "Fish 42": a figure without its unit is about the beat where no word beside it is about anything else. */
function isStray({ from }: Span, beat: Beat, { tokens, quantities }: Answer): boolean {
  const start = tokens[from]?.start ?? 0;
  const figure = quantities.find((one) => one.start <= start && start < one.end);
  if (figure === undefined || figure.unit !== '') return false;
  const spoken = [beat.expected, ...beat.asks, ...beat.points.flatMap(({ phrasings }) => phrasings)];
  const known = new Set(spoken.flatMap((text) => tokenize(text).map(({ concept }) => concept)));
  return tokens.some(
    ({ content, lower, concept }) =>
      content && !/^\p{N}/u.test(lower) && !isSpelt(lower) && !known.has(concept),
  );
}

const isSpelt = (word: string): boolean => quantitiesIn(word).length > 0;

/** Whether the verb that follows in the clause is denied: "a deposit of 30 percent is not due". */
const isVerbDenied = ({ to }: Span, { answer: { tokens }, denials: { clauseOf } }: Line): boolean =>
  tokens.some(
    ({ lower }, at) =>
      at > to &&
      clauseOf[at] === clauseOf[to] &&
      (/n't$|^cannot$/.test(lower) || (auxiliary.test(lower) && tokens[at + 1]?.lower === 'not')),
  );

const countSaid = (terms: readonly Term[], said: Answer): number =>
  terms.filter((term) => saidAt(said, term).length > 0).length;
