import { expect, test } from 'vitest';
import { questionKindOf } from './question-kind.ts';

test.each([
  ['how much does the comb cost', ['money']],
  ['hi, could you tell me the price of the comb?', ['money']],
  ['comb price', ['money']],
  ['how long does blue tape hold', ['duration']],
  ['at what time do we close', ['clock']],
  ['what percentage of clients come back', ['percent']],
  ['how hot may the water be', ['temperature']],
  ['how many grams does it weigh', ['mass']],
  ['how old must somebody be', ['age']],
  ['how many people open the safe', ['count']],
  ['Was kostet die Flasche?', ['money']],
])('“%s” asks for a figure', (question, wanted) => {
  expect(questionKindOf(question)).toMatchObject({ wanted, firm: true });
});

test.each(['why does the comb cost more', 'who pays for the comb', 'how do I wash the comb', 'where is it'])(
  '“%s” can be answered without one',
  (question) => {
    expect(questionKindOf(question).firm).toBe(false);
  },
);

test('what is to be counted is named, unless it is a unit', () => {
  expect(questionKindOf('how many different combs are there').counted).toBe('combs');
  expect(questionKindOf('how many weeks does it hold')).toMatchObject({
    wanted: ['duration'],
    counted: null,
  });
});
