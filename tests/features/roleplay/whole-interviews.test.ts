import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { betterWording } from '#features/roleplay/main/coach/better-wording.ts';
import { gradeAnswer } from '#features/roleplay/main/coach/grade.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';
import type { Question } from '#features/roleplay/main/coach/question.ts';
import { prepareQuestions, questionCount } from '#features/roleplay/main/coach/questions.ts';
import { type ScoredItem, scoreSession } from '#features/roleplay/main/coach/score.ts';
import { difficulties } from '#features/roleplay/contract.ts';
import { passagesOf } from './ask-about.ts';

const folder = new URL('../../../resources/samples/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
const texts = new Map(files.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]));

const prepare = (file: string, difficulty: (typeof difficulties)[number], seed = 3): Question[] =>
  prepareQuestions({
    passages: passagesOf(texts.get(file) ?? '', file, file),
    category: 'Any',
    difficulty,
    count: questionCount(15, difficulty),
    avoid: [],
    seed,
  });

type Trainee = (question: Question, all: readonly Question[]) => string;

/** The material's phrases, broken up by words of one's own, and in another order where that is no matter. */
const inOwnWords = (points: Question['keyPoints'], inOrder: boolean): string =>
  `What I would say is ${(inOrder ? points : points.toReversed())
    .map(({ phrase }) =>
      phrase.split(' ').map((word, index) => (index > 0 && index % 3 === 0 ? `really ${word}` : word)),
    )
    .map((words) => words.join(' '))
    .join(', and on top of it ')}.`;

const trainees = {
  good: (question) => inOwnWords(question.keyPoints, question.inOrder),
  short: (question) =>
    inOwnWords(
      question.keyPoints.filter((point) => point.core),
      question.inOrder,
    ),
  recommended: betterWording,
  pasting: (question) => question.source.quote,
  stuffing: (question) =>
    (question.expected.toLowerCase().match(/\p{L}{4,}|\p{N}+/gu) ?? []).toSorted().join(' '),
  offTopic: () =>
    'I always try to be friendly and to smile, because when everybody in the team is in a good mood the day goes by quickly, and in the evening we go home with the feeling that we did something useful together.',
  anotherAnswer: (question, all) =>
    all.find((other) => other.source.passageId !== question.source.passageId)?.expected ?? '',
  parroting: (question) => question.text,
  rude: () => 'What a stupid question, find somebody else for this rubbish.',
  lazy: () => 'ok',
  nonsense: () => 'asdf jklo qwertz blub',
} satisfies Record<string, Trainee>;

function hold(questions: readonly Question[], trainee: Trainee, difficulty: (typeof difficulties)[number]) {
  const items = questions.map((question, index): ScoredItem => {
    const answer = trainee(question, questions).slice(0, 2000);
    const { checks, score, feedback } = gradeAnswer({
      question,
      answer,
      turnId: `turn-${index}`,
      number: index + 1,
    });
    const { type, isObjection, text, expected, source } = question;
    return {
      number: index + 1,
      type,
      isObjection,
      asked: text,
      answer,
      turnId: `turn-${index}`,
      expected,
      better: betterWording(question),
      score,
      feedback,
      checks,
      source,
    };
  });
  return {
    items,
    ...scoreSession({
      kind: 'interview',
      difficulty,
      items,
      progress: { done: items.length, total: items.length },
    }),
  };
}

test('there is sample material to hold interviews on', () => expect(files.length).toBeGreaterThan(0));

describe.each(files)('interviews on %s', (file) => {
  test.each(difficulties)('%s: enough questions, each quoting the text to the letter', (difficulty) => {
    const questions = prepare(file, difficulty);
    expect(questions.length).toBeGreaterThanOrEqual(7);
    for (const { source } of questions)
      expect(texts.get(file)?.slice(source.start, source.end)).toBe(source.quote);
  });

  test.each(difficulties)('%s: trainees come out in the order a trainer would put them', (difficulty) => {
    const questions = prepare(file, difficulty);
    const overall = Object.fromEntries(
      Object.entries(trainees).map(([name, trainee]) => [name, hold(questions, trainee, difficulty).overall]),
    ) as Record<keyof typeof trainees, number>;

    expect(overall.good).toBeGreaterThanOrEqual(80);
    expect(overall.short).toBeGreaterThanOrEqual(75);
    expect(overall.recommended).toBeGreaterThanOrEqual(98);
    expect(overall.good).toBeGreaterThanOrEqual(overall.short);
    expect(overall.short).toBeGreaterThan(overall.pasting);
    expect(overall.stuffing).toBeLessThan(50);
    for (const failing of ['offTopic', 'anotherAnswer', 'parroting', 'rude', 'lazy', 'nonsense'] as const)
      expect(overall[failing]).toBeLessThanOrEqual(20);
  });

  test('whoever reads out more than a short sentence gets no more for it than for a speech about something else', () => {
    for (const difficulty of difficulties) {
      const { items } = hold(prepare(file, difficulty), trainees.pasting, difficulty);
      const long = items.filter(({ asked, answer }) => {
        const given = new Set(tokenize(asked).map(({ lower }) => lower));
        const words = tokenize(answer ?? '');
        return words.length > 12 && words.filter(({ lower }) => !given.has(lower)).length >= 5;
      });
      expect(long.length).toBeGreaterThan(0);
      for (const { asked, score } of long) expect([asked, Math.max(score, 1)]).toEqual([asked, 1]);
    }
  });

  test('what the report recommends earns full marks when it is said', () => {
    for (const difficulty of difficulties) {
      const { items } = hold(prepare(file, difficulty), trainees.recommended, difficulty);
      for (const { asked, answer, score } of items)
        expect([asked, answer, Math.min(score, 9)]).toEqual([asked, answer, 9]);
    }
  });

  test('every quoted evidence is the trainee’s own words, and no feedback opens like the one before', () => {
    for (const trainee of Object.values(trainees)) {
      const { items } = hold(prepare(file, 'basic'), trainee, 'basic');
      for (const { answer, checks } of items)
        for (const { evidence } of checks) if (evidence !== null) expect(answer).toContain(evidence.quote);
      const openings = items.map(({ feedback }) => feedback.split(/[:“.]/)[0]);
      for (const [index, opening] of openings.entries()) expect(opening).not.toBe(openings[index + 1]);
    }
  });
});
