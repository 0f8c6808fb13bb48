import { describe, expect, test } from 'vitest';
import { grade, questionOn } from './question-on.ts';

const question = questionOn(
  'If a client wants to cancel, fill in form B and leave it in drawer 2 for the manager.',
  'wants to cancel',
);

describe('what is told from others of its kind by a letter or a number', () => {
  test.each([
    'Fill in form B and put it into drawer 2 for the manager.',
    'form b goes into drawer two for the manager',
    'I fill in a form for the manager and leave it in the drawer, the one with the number 2.',
  ])('is right under its own: %s', (answer) =>
    expect(grade(question, answer).score).toBeGreaterThanOrEqual(8),
  );

  test.each([
    'Fill in form C and put it into drawer 2 for the manager.',
    'Fill in form B and leave it in drawer 7 for the manager.',
    'form a goes into drawer two for the manager',
  ])('is another thing under another: %s', (answer) => expect(grade(question, answer).score).toBeLessThan(6));
});

test('“a” before a noun is no label', () => {
  const given = grade(
    question,
    'I give the client a form, form B, and leave it in a drawer, drawer 2, for the manager.',
  );
  expect(given.score).toBeGreaterThanOrEqual(8);
});

test('the same and another are opposites', () => {
  const stylist = questionOn('The first adjustment should be done by the same stylist.', 'adjustment');
  expect(grade(stylist, 'The same stylist does it.').score).toBeGreaterThanOrEqual(8);
  expect(grade(stylist, 'A different stylist does it.').score).toBeLessThan(5);
});
