import { readAnswer, saidAt, type Answer } from '../grading/answer.ts';
import { matchPoint, type Match } from '../grading/match-point.ts';
import { isNegated } from '../language/polarity.ts';
import { quantitiesIn } from '../language/quantities.ts';
import { weakWords } from '../language/stop-words.ts';
import { tokenize } from '../language/tokens.ts';
import type { Term } from '../question.ts';
import type { Beat } from '../scenario.ts';

type Point = { readonly phrasings: readonly string[]; readonly figure?: string | undefined };
type Phrasing = { readonly terms: readonly Term[]; readonly negated: boolean };

/** Of a phrasing's telling words so many have to be said; it is short, so that the grader's share alone is too few. */
const enough = { share: 0.6, words: 2 } as const;
const missed: Match = { verdict: 'missed', quote: null };

/**
 * Whether a line makes the point in any of its phrasings, by the grader's matching. Only a figure can be wrong: a
 * denied phrasing is a point not made, since a customer's worry is often denied in other words.
 */
export function findPoint(point: Point, beat: Beat, answer: Answer): Match {
  const phrasings = point.phrasings.map(readPhrasing);
  const figure = point.figure === undefined ? undefined : quantitiesIn(point.figure)[0];
  if (figure !== undefined) {
    const terms = phrasings.flatMap((phrasing) => phrasing.terms.filter(({ word }) => !/^\p{N}/u.test(word)));
    const match = matchPoint({ quantity: figure, terms, negated: null }, answer, figuresOf(beat));
    if (match.verdict !== 'missed') return match;
  }
  for (const phrasing of phrasings) {
    const match = matchPoint({ quantity: null, ...phrasing }, answer, []);
    if (match.verdict === 'met' && match.quote !== null && holds(match.quote, phrasing)) return match;
  }
  return missed;
}

function readPhrasing(text: string): Phrasing {
  const tokens = tokenize(text);
  const terms = new Map<string, Term>();
  for (const { content, concept, lower } of tokens)
    if (content) terms.set(concept, { concept, word: lower, weight: weakWords.has(lower) ? 0.5 : 1 });
  return { terms: [...terms.values()], negated: isNegated(text, tokens, 0, tokens.length - 1) };
}

function holds(quote: string, { terms }: Phrasing): boolean {
  const said = readAnswer(quote);
  const found = terms.filter((term) => saidAt(said, term).length > 0);
  const weight = (of: readonly Term[]) => of.reduce((sum, term) => sum + term.weight, 0);
  return (
    found.length >= Math.min(terms.length, enough.words) && weight(found) >= enough.share * weight(terms)
  );
}

/** Figures that belong to the beat are no mistake, whatever point they belong to. */
const figuresOf = (beat: Beat) =>
  [beat.expected, ...beat.asks, ...beat.points.flatMap(({ phrasings }) => phrasings)].flatMap((text) =>
    quantitiesIn(text),
  );
