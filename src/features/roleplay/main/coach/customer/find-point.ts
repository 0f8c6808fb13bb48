import { clauseAround, readAnswer, saidAt, type Answer } from '../grading/answer.ts';
import { matchPoint, type Match as PointMatch } from '../grading/match-point.ts';
import { isNegated } from '../language/polarity.ts';
import { quantitiesIn, sameQuantity, type Quantity } from '../language/quantities.ts';
import { weakWords } from '../language/stop-words.ts';
import { tokenize } from '../language/tokens.ts';
import type { Term } from '../question.ts';
import type { Beat } from '../scenario.ts';
import { findPhrase, readPhrase } from './phrase.ts';

type Match = Omit<PointMatch, 'span'>;
type Point = { readonly phrasings: readonly string[]; readonly figure?: string | undefined };
type Phrasing = {
  readonly text: string;
  readonly terms: readonly Term[];
  readonly figures: readonly Quantity[];
  readonly negated: boolean;
};

/** Of a phrasing's telling words so many have to be said; it is short, so that the grader's share alone is too few. */
const enough = { share: 0.6, words: 2 } as const;
/** A line so short is about what was asked, and a figure in it needs no words around it. */
const shortLine = 8;
const missed: Match = { verdict: 'missed', quote: null };

/**
 * Whether a line makes the point in any of its phrasings, by the grader's matching. Only a figure can be wrong: a
 * denied phrasing is a point not made, since a customer's worry is often denied in other words. Telling words may stand
 * in any order; a phrasing with fewer than two of them, or with a `*` or `/`, is read as a phrase.
 */
export function findPoint(point: Point, beat: Beat, answer: Answer): Match {
  const phrasings = point.phrasings.map(readPhrasing);
  const figure = point.figure === undefined ? undefined : quantitiesIn(point.figure)[0];
  if (figure !== undefined) {
    const match = findFigure(figure, phrasings, beat, answer);
    if (match.verdict !== 'missed') return match;
  }
  for (const phrasing of phrasings) {
    const quote = isPhrase(phrasing) ? phraseIn(phrasing, answer) : wordsIn(phrasing, answer);
    if (quote !== null) return { verdict: 'met', quote };
  }
  return missed;
}

function readPhrasing(text: string): Phrasing {
  const tokens = tokenize(text);
  const terms = new Map<string, Term>();
  for (const { content, concept, lower } of tokens)
    if (content) terms.set(concept, { concept, word: lower, weight: weakWords.has(lower) ? 0.5 : 1 });
  // As the matcher looks at an answer: from the first telling word to the last.
  const first = tokens.findIndex(({ content }) => content);
  const last = tokens.findLastIndex(({ content }) => content);
  return {
    text,
    terms: [...terms.values()],
    figures: quantitiesIn(text, tokens),
    negated: isNegated(text, tokens, Math.max(0, first), last),
  };
}

/**
 * The figure with something about the beat in its sentence. A wrong one needs words of the point itself in its clause,
 * so that the figure of something else is no mistake.
 */
function findFigure(figure: Quantity, phrasings: readonly Phrasing[], beat: Beat, answer: Answer): Match {
  const own = new Set([figure.unit, ...tokenize(figure.noun).map(({ concept }) => concept)]);
  const isOwn = ({ word, concept }: Term) => /^\p{N}/u.test(word) || own.has(concept) || own.has(word);
  const others = beat.points.flatMap((one) => one.phrasings.map(readPhrasing));
  const terms = [...phrasings, ...others].flatMap((phrasing) =>
    phrasing.terms.filter((term) => !isOwn(term)),
  );
  const match = matchPoint({ quantity: figure, terms, negated: null }, answer, figuresOf(beat));
  if (match.verdict !== 'wrong' || match.quote === null || answer.tokens.length <= shortLine) return match;
  const said = readAnswer(match.quote);
  const isAbout = phrasings
    .map((phrasing) => phrasing.terms.filter((term) => !isOwn(term)))
    .some((about) => weightOf(about) >= 1 && countSaid(about, said) >= Math.min(enough.words, about.length));
  return isAbout ? match : missed;
}

const isPhrase = ({ text, terms }: Phrasing): boolean => terms.length < enough.words || /[*/]/.test(text);

function phraseIn({ text }: Phrasing, answer: Answer): string | null {
  const found = findPhrase(readPhrase(text), answer.text, answer.tokens);
  return found === null ? null : clauseAround(answer, found.from, found.to);
}

function wordsIn(phrasing: Phrasing, answer: Answer): string | null {
  const { terms, figures } = phrasing;
  const { verdict, quote } = matchPoint({ quantity: null, ...phrasing }, answer, []);
  if (verdict !== 'met' || quote === null) return null;
  const said = readAnswer(quote);
  const share = weightOf(terms.filter((term) => saidAt(said, term).length > 0)) / weightOf(terms);
  const hasFigures = figures.every((figure) => said.quantities.some((other) => sameQuantity(figure, other)));
  return hasFigures && share >= enough.share && countSaid(terms, said) >= enough.words ? quote : null;
}

const weightOf = (terms: readonly Term[]): number => terms.reduce((sum, { weight }) => sum + weight, 0);

const countSaid = (terms: readonly Term[], said: Answer): number =>
  terms.filter((term) => saidAt(said, term).length > 0).length;

/** Figures that belong to the beat are no mistake, whatever point they belong to. */
const figuresOf = (beat: Beat) =>
  [beat.expected, ...beat.asks, ...beat.points.flatMap(({ phrasings }) => phrasings)].flatMap((text) =>
    quantitiesIn(text),
  );
