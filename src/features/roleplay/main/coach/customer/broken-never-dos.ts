import { clauseAround, type Answer } from '../grading/answer.ts';
import { readOut } from '../grading/read-out.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import type { Beat, NeverDo, Scenario } from '../scenario.ts';
import { neverDos } from './never-dos.ts';
import { findPhrase, readPhrase } from './phrase.ts';

/** A never-do that happened, with the words that show it. */
export type Broken = { readonly neverDo: NeverDo; readonly quote: string };

/** More words than this in one go are a lecture. */
const mostWords = 120;
/** From so many a "maybe" is no slip of politeness. */
const leastHedges = 3;
/** A sentence or two of the material may be known by heart, and so may all that the report recommends to say. */
const knownByHeart = 25;

type Line = {
  readonly scenario: Scenario;
  readonly beat: Beat;
  readonly answer: Answer;
  readonly hedges: number;
  /** Words that take something back, or say the contrary of something else in the line. */
  readonly contradiction: string | null;
};

/** How those are recognised that have no phrases: the words that show it, or `null`. */
const signs: Readonly<Record<string, (line: Line) => string | null>> = {
  'over-explains': ({ answer }) => (answer.tokens.length <= mostWords ? null : clauseAround(answer, 0, 0)),
  hesitates: ({ answer, hedges }) => (hedges < leastHedges ? null : clauseAround(answer, 0, 0)),
  'contradicts-itself': ({ contradiction }) => contradiction,
  'reads-out': ({ scenario, beat, answer }) => {
    if (answer.tokens.length <= knownByHeart) return null;
    const asked = tokenize(beat.asks.join(' '));
    const readFrom = (texts: readonly string[]) => {
      const text = texts.join('\n');
      return readOut(answer, tokenize(text), text, asked);
    };
    const read = readFrom(sourcesOf(scenario));
    const isRecommended = readFrom([beat.expected]) !== null || readFrom([beat.better]) !== null;
    return read === null || isRecommended ? null : clauseAround(answer, read.from, read.from);
  },
};

/** The never-dos of a line, each once. */
export const brokenNeverDos = (line: Line): Broken[] =>
  [...neverDos, ...line.scenario.neverDos].flatMap((neverDo) => {
    const quote = signs[neverDo.id]?.(line) ?? phraseOf(neverDo, line.answer);
    return quote === null ? [] : [{ neverDo, quote }];
  });

export function rudeness(quote: string): Broken {
  const neverDo = neverDos.find(({ id }) => id === 'is-rude');
  if (neverDo === undefined) throw new Error('The never-dos lack is-rude.');
  return { neverDo, quote };
}

function phraseOf({ phrases }: NeverDo, answer: Answer): string | null {
  for (const phrase of phrases) {
    const found = findPhrase(readPhrase(phrase), answer.text, answer.tokens);
    if (found !== null) return clauseAround(answer, found.from, found.to);
  }
  return null;
}

const sourcesOf = ({ beats }: Scenario): string[] => [
  ...new Set(
    beats.flatMap(({ points, find, step }) => [...points, find, step].flatMap((one) => one?.source ?? [])),
  ),
];
