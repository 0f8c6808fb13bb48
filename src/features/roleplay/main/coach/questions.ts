import { candidates } from './asking/candidates.ts';
import { isForMachine } from './asking/for-a-machine.ts';
import { customerWord } from './asking/objections.ts';
import { select, type Chosen } from './asking/select.ts';
import { termWeights } from './asking/term-weights.ts';
import { difficultyOf, weigh, type Weighed } from './asking/weigh.ts';
import { inQuotes } from './language/in-quotes.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import { levels } from './levels.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import type { Difficulty, Question } from './question.ts';
import { seeded, type Seeded } from './seeded.ts';

/** How many questions an interview of that length has, if the material gives as many. */
export const questionCount = (minutes: number, difficulty: Difficulty): number =>
  Math.min(Math.max(Math.floor(minutes * 0.6), levels[difficulty].fewestQuestions), 25);

/** More passages than this are sampled: they hold more questions than any interview asks. */
const mostPassages = 150;

export type QuestionWish = {
  readonly passages: readonly MaterialPassage[];
  /** The name of the category: one about objections prefers them. */
  readonly category: string;
  readonly difficulty: Difficulty;
  readonly count: number;
  readonly avoid: readonly string[];
  readonly seed: number;
};

/**
 * The questions of an interview, drawn from the passages alone: each is answered by an exact span of one of them.
 * At most `count`, fewer where the material gives fewer, none where it holds no sentence; never one of `avoid`
 * (compared without case and punctuation). The same arguments give the same questions.
 */
export function prepareQuestions(o: QuestionWish): Question[] {
  const random = seeded(o.seed);
  const passages = sample(o.passages, random);
  const weights = termWeights(passages.map((passage) => tokenize(passage.text)));
  const prefersObjections = /objection/i.test(o.category);
  const avoided = new Set(o.avoid.map(comparable));
  const pool = candidates(passages)
    .filter((made) => !avoided.has(comparable(made.text)))
    .map((made) => weigh(made, weights))
    .filter((weighed): weighed is Weighed => weighed !== null)
    .filter(isSurest)
    .map((weighed) =>
      prefersObjections && weighed.isObjection ? { ...weighed, rank: weighed.rank + 0.3 } : weighed,
    );
  const customer = customerWord(passages.map((passage) => passage.text));
  const forPeople = pool.filter(({ text, expected }) => !isForMachine(`${text} ${expected}`));
  return select(forPeople.length > 0 ? forPeople : pool, o.difficulty, o.count, random)
    .map((chosen) => question(chosen, o.difficulty, customer))
    .filter((made) => !avoided.has(comparable(made.text)));
}

/** A topic is asked only where nothing surer can be asked about the same lines. */
const isSurest = (one: Weighed, _index: number, all: readonly Weighed[]): boolean =>
  one.pattern !== 'topic' ||
  !all.some(
    (other) =>
      other.pattern !== 'topic' &&
      other.pattern !== 'gap' &&
      other.passage === one.passage &&
      other.quote.start < one.quote.end &&
      one.quote.start < other.quote.end,
  );

const comparable = (text: string): string =>
  tokenize(text)
    .map((token) => token.lower)
    .join(' ');

/** Passages in the order of their documents; where there are too many, an even share of each document. */
function sample(passages: readonly MaterialPassage[], random: Seeded): MaterialPassage[] {
  const inOrder = passages.toSorted((a, b) =>
    a.documentId === b.documentId ? a.start - b.start : a.documentId < b.documentId ? -1 : 1,
  );
  if (inOrder.length <= mostPassages) return inOrder;
  const step = inOrder.length / mostPassages;
  const offset = random() * step;
  return Array.from(
    { length: mostPassages },
    (_, index) => inOrder[Math.floor(offset + index * step)],
  ).filter((passage) => passage !== undefined);
}

function question({ weighed, chain }: Chosen, difficulty: Difficulty, customer: string): Question {
  const { passage, quote } = weighed;
  return {
    type: weighed.type,
    isObjection: weighed.isObjection,
    text: chain !== null && chain.part > 1 ? continued(weighed.text, customer) : weighed.text,
    expected: weighed.expected,
    keyPoints: weighed.keyPoints,
    inOrder: weighed.pattern === 'steps' || tellsOrder.test(weighed.expected),
    source: {
      documentId: passage.documentId,
      documentTitle: passage.documentTitle,
      passageId: passage.id,
      heading: weighed.heading,
      start: passage.start + quote.start,
      end: passage.start + quote.end,
      quote: passage.text.slice(quote.start, quote.end),
    },
    passage: passage.text,
    difficulty: difficultyOf(weighed.effort),
    hints: hints(weighed).slice(0, levels[difficulty].hints),
    chain,
  };
}

/** "First offer a seat, then ask for the name." */
const tellsOrder =
  /(?:^|[.;:!?,]\s+)first,?\s.*\b(?:then|next|after that|afterwards|finally)\b|\bfirst,? and then\b/i;

const continued = (text: string, customer: string): string =>
  text.startsWith('In “')
    ? text.replace('In “', 'Still in “')
    : text.replace(/^A \w+ says:/, `The same conversation goes on. The ${customer} says:`);

function hints(weighed: Weighed): Question['hints'] {
  const { documentTitle } = weighed.passage;
  const where =
    weighed.heading === null
      ? inQuotes(documentTitle)
      : `${inQuotes(weighed.heading)} in ${inQuotes(documentTitle)}`;
  const parts = weighed.keyPoints.filter((point) => point.core).length;
  const figure = weighed.keyPoints.find((point) => point.core && point.quantity !== null);
  const opening = weighed.expected.slice(0, tokenize(weighed.expected)[2]?.end);
  const second =
    figure !== undefined && parts === 1
      ? `The answer is a figure with its unit.`
      : `A good answer has ${parts === 1 ? 'one part' : `${parts} parts`}. The material begins: “${opening} …”`;
  return [
    { text: `Think of what you read under ${where}.`, source: null },
    { text: second, source: null },
  ];
}
