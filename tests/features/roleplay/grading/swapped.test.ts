import { describe, expect, test } from 'vitest';
import { grade, questionOn, verdict } from './question-on.ts';

const cases = [
  {
    name: 'a list of cases',
    question: questionOn(
      '## Phones at the till\n\nA phone at the till has consequences.\n\n- The first time: a talk with the supervisor.\n- The second time: a written warning.\n- The third time: the phone is kept for a week.\n',
      'Which points',
    ),
    right: [
      'The first time there is a talk with the supervisor, the second time a written warning, and the third time the phone is kept for a week.',
      'A talk with the supervisor the first time, a written warning the second time and the phone kept for a week the third time.',
      'A talk, then a written warning, then the phone is kept a week.',
      'A talk, a written warning, the phone is kept for a week.',
    ],
    swapped: [
      [
        'The first time there is a written warning, the second time a talk with the supervisor, and the third time the phone is kept for a week.',
        'written warning',
      ],
      [
        'A written warning the first time, and a talk with the supervisor the second time.',
        'written warning',
      ],
    ],
  },
  {
    name: 'conditions',
    question: questionOn(
      '## What do you do with returns?\n\nIf the seal is broken, offer a store credit. If the seal is intact, refund the full price.\n',
      'returns',
    ),
    right: [
      'A broken seal gets a store credit. With an intact seal they have the full price refunded.',
      'They get the full price refunded if the seal is intact, and a store credit if it is broken.',
      'Broken: store credit. Intact: refund of the full price.',
      'Broken and intact seals bring store credit and a refund of the full price.',
    ],
    swapped: [
      [
        'If the seal is broken, refund the full price. If the seal is intact, offer a store credit.',
        'seal is',
      ],
      ['A store credit if it is intact, the full price refunded if it is broken.', 'intact'],
    ],
  },
  {
    name: 'figures',
    question: questionOn(
      '## How long does delivery take?\n\nA silver system takes 2 days. A gold system takes 9 days.\n',
      'delivery',
    ),
    right: ['Silver takes two days and gold nine days.', 'Nine days for gold, two days for silver.'],
    swapped: [['Silver takes 9 days and gold takes 2 days.', 'Silver']],
  },
] as const;

describe.each(cases)('cases that have their own consequences: $name', ({ question, right, swapped }) => {
  test.each([...right])('each with its own is right: %s', (answer) =>
    expect(grade(question, answer).score).toBeGreaterThanOrEqual(8),
  );

  test.each([...swapped])('each with another’s is a mistake that the feedback names: %s', (answer, named) => {
    const given = grade(question, answer);
    expect(verdict(given, 'true')).toBe('wrong');
    expect(given.score).toBeLessThan(5);
    expect(given.feedback).toContain(named);
    expect(given.feedback).toContain('turned round: the material says');
    expect(given.feedback).not.toContain('word for word');
  });
});
