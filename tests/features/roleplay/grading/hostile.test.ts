import { describe, expect, test } from 'vitest';
import type { Question } from '#features/roleplay/main/coach/question.ts';
import { grade, questionOn, verdict } from './question-on.ts';

const questions: Record<string, Question> = {
  condition: questionOn(
    'If a client reports blisters, ask them to remove the system, to rinse the skin with lukewarm water, and to see a doctor before the next bonding.',
    'client reports blisters',
  ),
  loud: questionOn(
    'If a client becomes loud, lower your own voice and invite them into the private room.',
    'client becomes loud',
  ),
  steps: questionOn(
    '## Taking a complaint\n\n1. Let the client finish and take notes.\n2. Thank them and repeat the main point.\n3. Ask when it started.\n4. Write the complaint into the file on the same day.\n',
    'What are the steps',
  ),
  figure: questionOn(
    'The base must stay dry for 48 hours after the fitting.',
    'How long must the base stay dry',
  ),
};
const words = (question: Question): string[] => [
  ...new Set(question.expected.toLowerCase().match(/\p{L}{4,}|\p{N}+/gu)),
];
const phrases = (question: Question): string[] => question.keyPoints.map(({ phrase }) => phrase);

/** What somebody types who does not know the material and wants the points. */
const tricks: Record<string, (question: Question) => string> = {
  'the question said back': ({ text }) => text,
  'the question as an answer': ({ text }) =>
    `I think ${text.replace('?', '')}, that is what you should do in this case.`,
  'the heading': ({ source }) => `It is all about ${source.heading ?? 'the client'}, which matters a lot.`,
  'all of the above': () => 'All of the above.',
  'as the material says': () => 'It depends. I would do exactly what the material says about it.',
  'every figure there is': () =>
    '1, 2, 3, 4, 5, 10, 15, 20, 24, 30, 40, 48, 60, 72, 90 hours, days, minutes.',
  'its words in the order of the alphabet': (question) => words(question).toSorted().join(' '),
  'its words with commas': (question) => words(question).toSorted().join(', '),
  'its words with stops': (question) => words(question).toSorted().join('. '),
  'its words with small words between them': (question) =>
    words(question)
      .map((word) => `the ${word}`)
      .join(' and '),
  'the opposite of everything': (question) =>
    phrases(question)
      .map((phrase) => `Never ${phrase}.`)
      .join(' '),
  'everything and its opposite': (question) =>
    phrases(question)
      .map((phrase) => `${phrase}. Never ${phrase}.`)
      .join(' '),
  'a paste with two words changed': ({ source }) =>
    source.quote.replace(/\blukewarm\b|\bthem\b/, 'some').replace(/\bdoctor\b|\bmain\b|\bprivate\b/, 'quiet'),
};
/** What is left of a short sentence may be said in its own words. */
const exempt = new Set(['figure: a paste with two words changed', 'loud: a paste with two words changed']);

describe.each(Object.entries(questions))('on the question of the kind “%s”', (kind, question) => {
  const tried = Object.entries(tricks).filter(([name]) => !exempt.has(`${kind}: ${name}`));
  test.each(tried)('%s does not pass', (_name, trick) => {
    const given = grade(question, trick(question));
    expect(given.score, `${trick(question)} → ${given.feedback}`).toBeLessThan(6);
  });
});

describe('doubt', () => {
  const question = questions['loud'] as Question;
  test('about everything is no answer to affirm, and the feedback asks for one', () => {
    const given = grade(
      question,
      'Maybe lower my voice, or perhaps take them to the private room, I guess, not sure.',
    );
    expect(verdict(given, 'sure')).toBe('wrong');
    expect(given.score).toBeLessThan(8);
    expect(given.feedback).toMatch(/guess|open/);
  });
  test('in a manner of speaking costs nothing', () => {
    const given = grade(question, 'I think I lower my own voice and take them to the private room.');
    expect(given.score).toBe(10);
  });
});

test('a word that only looks like another is no slip of the keyboard', () => {
  const question = questionOn('If a relative answers the phone, thank them and hang up.', 'relative answers');
  expect(verdict(grade(question, 'I think so.'), 'k1')).toBe('missed');
});

describe('a ban', () => {
  const question = questionOn(
    'Never press the edge of the system down with tape from the kitchen drawer when you are on the phone.',
    'never',
  );
  test('is not kept by who does it, however long the sentence is', () => {
    const given = grade(question, 'I press the edge of the system down with tape from the kitchen drawer.');
    expect(given.score).toBeLessThan(5);
  });
  test('is known by who says not to', () => {
    expect(
      grade(question, 'You must not press the edge down with tape from the drawer.').score,
    ).toBeGreaterThanOrEqual(8);
  });
});
