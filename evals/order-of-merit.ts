/**
 * Whether answers come out in the order of merit that trainers give them: `[--half H]`. Four authors wrote twenty-two
 * branch texts and, to the questions asked of them, answers of nine kinds, without having seen the rules
 * (branch-answers). H is `working`, on which rules may be tried, or `held-out`. Prints one JSON object: of each kind the
 * answers graded, their mean score of 10, and the share that passes with 6; then in how many of the questions with both
 * kinds of answer the better kind scored no less.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { cutPassages } from '#features/library/main/cut.ts';
import { gradeAnswer } from '#features/roleplay/main/coach/grade.ts';
import { prepareQuestions } from '#features/roleplay/main/coach/questions.ts';

const kinds = [
  'good',
  'short',
  'half',
  'hedge',
  'keywords',
  'opposite',
  'wrong',
  'long',
  'nonsense',
  'paste',
] as const;
const Asked = z.array(
  z.object({
    text: z.string(),
    question: z.string(),
    answers: z.array(z.object({ kind: z.enum(kinds), answer: z.string() })),
  }),
);
const heldOut: readonly string[] = [
  'bank-cash.txt',
  'bicycles.md',
  'car-rental.md',
  'fresh-counter.txt',
  'library-desk.md',
];
const pass = 6;

const { values } = parseArgs({ options: { half: { type: 'string' } } });
const half = z.enum(['working', 'held-out']).optional().parse(values.half);
const folder = new URL('branch-answers/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
const all = Asked.parse(JSON.parse(read('answers.json'))).filter(
  ({ text }) => half === undefined || (half === 'held-out') === heldOut.includes(text),
);

/** Every question on a text: the wording of a few changes with the patterns, and their answers are left out. */
function questionsOn(file: string) {
  const text = read(file);
  const passages = cutPassages(text, file.endsWith('.md') ? 'md' : 'txt').map(
    ({ heading, start, end }, index) => ({
      id: `p${index}`,
      documentId: file,
      documentTitle: file.replace(/\..*$/, ''),
      heading,
      start,
      text: text.slice(start, end),
    }),
  );
  const wish = { passages, category: '', difficulty: 'expert', count: 60, avoid: [], seed: 1 } as const;
  return prepareQuestions(wish);
}

const questions = new Map([...new Set(all.map(({ text }) => text))].map((text) => [text, questionsOn(text)]));
const asked = all.flatMap(({ text, question, answers }) => {
  const found = questions.get(text)?.find((one) => one.text === question);
  return found === undefined ? [] : [{ question: found, answers }];
});
const graded = asked.map(({ question, answers }) =>
  Map.groupBy(
    [...answers, { kind: 'paste' as const, answer: question.source.quote }].map(({ kind, answer }) => ({
      kind,
      score: gradeAnswer({ question, answer, turnId: '', number: 1 }).score,
    })),
    ({ kind }) => kind,
  ),
);
type Graded = (typeof graded)[number];
const scoresOf = (question: Graded, kind: (typeof kinds)[number]): number[] =>
  (question.get(kind) ?? []).map(({ score }) => score);
const meanOf = (scores: readonly number[]): number =>
  scores.reduce((sum, score) => sum + score, 0) / scores.length;
const round = (value: number): number => Number(value.toFixed(2));
const figures = kinds.flatMap((kind) => {
  const own = graded.flatMap((question) => scoresOf(question, kind));
  if (own.length === 0) return [];
  const passing = own.filter((score) => score >= pass).length / own.length;
  return [[kind, { answers: own.length, mean: round(meanOf(own)), passing: round(passing) }]];
});

const pairs = [
  ['good', 'short'],
  ['good', 'half'],
  ['short', 'half'],
  ['short', 'opposite'],
  ['short', 'keywords'],
  ['half', 'long'],
  ['long', 'paste'],
] as const;
const inOrder = pairs.map(([better, worse]) => {
  const both = graded
    .map((question) => [scoresOf(question, better), scoresOf(question, worse)] as const)
    .filter((scores) => scores.every(({ length }) => length > 0));
  const right = both.filter(([one, other]) => meanOf(one) >= meanOf(other)).length;
  return [`${better}, ${worse}`, { questions: both.length, inOrder: round(right / both.length) }];
});
const unasked = all.length - asked.length;
process.stdout.write(
  `${JSON.stringify({ questions: asked.length, unasked, ...Object.fromEntries([...figures, ...inOrder]) }, null, 1)}\n`,
);
