/**
 * How far the coach's grading agrees with people: `--items F [--threshold T] [--half H]`, where F holds one JSON object a
 * line `{"id","question","reference":[…],"answer","score":0..1,"label"?}`. Prints one JSON object. Nothing is learned from
 * F. H is `working`, on which rules may be tried, or `held-out`, which only tells how they did: each question is always
 * in the same half.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { keyPoints } from '#features/roleplay/main/coach/asking/key-points.ts';
import { evenWeights } from '#features/roleplay/main/coach/asking/term-weights.ts';
import { gradeAnswer } from '#features/roleplay/main/coach/grade.ts';
import type { Question } from '#features/roleplay/main/coach/question.ts';

const Item = z.object({
  id: z.string(),
  question: z.string(),
  reference: z.array(z.string()),
  answer: z.string(),
  score: z.number(),
  label: z.string().optional(),
});
type Item = z.output<typeof Item>;

const { values } = parseArgs({
  options: {
    items: { type: 'string' },
    threshold: { type: 'string', default: '0.5' },
    half: { type: 'string' },
  },
});
const half = z.enum(['working', 'held-out']).optional().parse(values.half);
const halfOf = ({ question }: Item): typeof half =>
  (createHash('sha256').update(question).digest()[0] ?? 0) % 2 === 0 ? 'working' : 'held-out';
const items = readFileSync(values.items ?? '', 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => Item.parse(JSON.parse(line)))
  .filter((item) => half === undefined || halfOf(item) === half);
const threshold = Number(values.threshold);

function question(text: string, reference: string): Question {
  return {
    type: 'factual',
    isObjection: false,
    text,
    expected: reference,
    keyPoints: pointsOf(text, reference),
    inOrder: false,
    source: {
      documentId: '',
      documentTitle: '',
      passageId: '',
      heading: null,
      start: 0,
      end: reference.length,
      quote: reference,
    },
    passage: reference,
    difficulty: 'basic',
    hints: [],
    chain: null,
  };
}

/** A reference that only repeats words of its question ("The bulb will light") is graded by these words. */
function pointsOf(text: string, reference: string) {
  const parts = [{ text: reference, core: true, isItem: false }];
  const points = keyPoints(text, parts, evenWeights);
  return points.length > 0 ? points : keyPoints('', parts, evenWeights);
}

/** 0–1, by the reference answer that fits best. */
const graded = (item: Item): number =>
  Math.max(
    0,
    ...item.reference.map(
      (reference) =>
        gradeAnswer({
          question: question(item.question, reference),
          answer: item.answer,
          turnId: item.id,
          number: 1,
        }).score,
    ),
  ) / 10;

const results = items.map((item) => ({ ...item, given: graded(item) }));

function pearson(): number {
  const mean = (of: (r: (typeof results)[number]) => number) =>
    results.reduce((sum, r) => sum + of(r), 0) / results.length;
  const [x, y] = [mean((r) => r.given), mean((r) => r.score)];
  const sum = (of: (r: (typeof results)[number]) => number) => results.reduce((all, r) => all + of(r), 0);
  return (
    sum((r) => (r.given - x) * (r.score - y)) /
    Math.sqrt(sum((r) => (r.given - x) ** 2) * sum((r) => (r.score - y) ** 2))
  );
}

/** Of answers to the same question that people scored differently, the share that is ranked the same way. */
function pairOrder(): number {
  const byQuestion = Map.groupBy(results, (r) => r.question);
  let right = 0;
  let all = 0;
  for (const group of byQuestion.values())
    for (const [index, a] of group.entries())
      for (const b of group.slice(index + 1)) {
        if (a.score === b.score) continue;
        all += 1;
        const order = (a.score - b.score) * (a.given - b.given);
        right += order > 0 ? 1 : order === 0 ? 0.5 : 0;
      }
  return right / all;
}

function twoWay() {
  const labelled = results
    .filter((r) => r.label !== undefined)
    .map((r) => ({ is: r.label === 'correct', said: r.given >= threshold }));
  const count = (is: boolean, said: boolean) => labelled.filter((r) => r.is === is && r.said === said).length;
  const f1 = (of: boolean) => (2 * count(of, of)) / (2 * count(of, of) + count(!of, of) + count(of, !of));
  const share = (is: boolean) => labelled.filter((r) => r.is === is).length / labelled.length;
  return {
    macroF1: (f1(true) + f1(false)) / 2,
    weightedF1: share(true) * f1(true) + share(false) * f1(false),
    falseAccept: count(false, true) / (count(false, true) + count(false, false)),
    falseReject: count(true, false) / (count(true, false) + count(true, true)),
  };
}

const rmse = Math.sqrt(results.reduce((sum, r) => sum + (r.given - r.score) ** 2, 0) / results.length);
const figures = {
  items: results.length,
  pearson: pearson(),
  rmse,
  pairOrder: pairOrder(),
  ...(results.some((r) => r.label) ? twoWay() : {}),
};
process.stdout.write(
  `${JSON.stringify(figures, (_key, value: unknown) => (typeof value === 'number' ? Math.round(value * 1000) / 1000 : value))}\n`,
);
