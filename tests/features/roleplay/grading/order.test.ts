import { describe, expect, test } from 'vitest';
import { grade, questionOn, verdict } from './question-on.ts';

const steps = questionOn(
  '## Taking a complaint\n\n1. Let the client finish and take notes.\n2. Thank them and repeat the main point.\n3. Ask when it started.\n4. Write the complaint into the file on the same day.\n',
  'What are the steps',
);

describe('steps that were asked for in order', () => {
  test.each([
    'I let them finish and take notes, thank them and repeat the main point, ask when it started, and write the complaint into the file the same day.',
    'Let finish and take notes; thank and repeat the main point; ask when it started; write it in the file same day.',
    'I let them finish at once with my notes taken, then thank them and repeat the main point, ask when it started and write it in the file the same day.',
    'First they finish while I take notes. Before I ask when it started, I thank them and repeat the main point. Finally I write the complaint into the file that same day.',
    'I thank them and repeat the main point after I have let them finish and taken notes. Then I ask when it started. The complaint goes into the file the same day.',
    'At the end you write the complaint into the file, the same day. To begin with, let the client finish and take notes. Then thank them and repeat the main point. Then ask when it started.',
    'Thank them and repeat the main point. Before that, let them finish and take notes. Ask when it started. Write the complaint into the file the same day.',
  ])('and told in order, however the sentences go: %s', (answer) => {
    const given = grade(steps, answer);
    expect(verdict(given, 'order')).toBe('met');
    expect(given.score).toBeGreaterThanOrEqual(8);
  });

  test.each([
    [
      'two changed places',
      'Let the client finish and take notes. Ask when it started. Then thank them and repeat the main point. Write the complaint into the file the same day.',
      'Ask when it started',
      'Thank them and repeat the main point',
    ],
    [
      'the last one first',
      'First I write the complaint into the file the same day. Then they finish and I take notes, I thank them and repeat the main point, and ask when it started.',
      'Write the complaint into the file',
      'Ask when it started',
    ],
    [
      'all turned round',
      'Write the complaint into the file the same day, ask when it started, thank them and repeat the main point, let the client finish and take notes.',
      'Write the complaint into the file',
      'Ask when it started',
    ],
  ])(
    'cost points when they are told in another, and the feedback says which came too early: %s',
    (...row) => {
      const [, answer, early, late] = row;
      const given = grade(steps, answer);
      const check = given.checks.find(({ id }) => id === 'order');
      expect(check?.verdict).toBe('wrong');
      expect(answer).toContain(check?.evidence?.quote);
      expect(check?.source).toEqual(steps.source);
      expect(given.score).toBeLessThanOrEqual(5);
      expect(given.score).toBeGreaterThan(grade(steps, 'I would smile.').score);
      expect(given.feedback).toMatch(new RegExp(`“${early}[^”]*” came too early\\. It comes after “${late}`));
    },
  );

  test('may be told in part', () => {
    const given = grade(
      steps,
      'You thank them and repeat the main point, and you write it into the file that day.',
    );
    expect(verdict(given, 'order')).toBe('met');
  });

  test('are reminded of their order in other words the next time', () => {
    const openings = [1, 2].map((number) =>
      grade(steps, 'Ask when it started, then let the client finish and take notes.', number).feedback.slice(
        0,
        20,
      ),
    );
    expect(openings[0]).not.toBe(openings[1]);
  });
});

test('where the material says first and then, the order counts as well', () => {
  const question = questionOn(
    'When a caller is upset, first let them talk without a word, then repeat the date of the appointment, and finally offer a manager.',
    'caller is upset',
  );
  expect(verdict(grade(question, 'Let them talk, repeat the date, offer a manager.'), 'order')).toBe('met');
  expect(verdict(grade(question, 'Offer a manager, repeat the date and let them talk.'), 'order')).toBe(
    'wrong',
  );
});

test('points that are no steps may be said in any order', () => {
  const question = questionOn(
    'If a client reports blisters, ask them to remove the system, to rinse the skin with lukewarm water, and to see a doctor before the next bonding.',
    'client reports blisters',
  );
  const given = grade(
    question,
    'See a doctor before bonding again, rinse with lukewarm water, and take the system off.',
  );
  expect(given.score).toBeGreaterThanOrEqual(8);
  expect(verdict(given, 'order')).toBeUndefined();
});
