import { expect, test } from 'vitest';
import { grade, questionOn } from './question-on.ts';

const deposit = questionOn(
  'A deposit is taken for every custom order, as the price list says. Staff explain this before the client signs.\n\nThe deposit is kept if the client cancels after the mould has been sent.',
  'client cancels',
);
const late = questionOn(
  'Never promise a replacement before the photographs have been checked, because the courier refuses late claims.',
  'Why',
);

test.each([
  [deposit, 'The client gets the whole deposit back.'],
  [late, 'The courier does not refuse late claims, so I can promise it.'],
  [late, 'The courier accepts late claims.'],
])(
  'who only names what the sentence is about, or says the reverse of it, has not said it: $1',
  (question, answer) => {
    expect(grade(question, answer).score).toBeLessThanOrEqual(2);
  },
);

test.each([
  [deposit, 'Then the deposit is kept.'],
  [deposit, 'It is kept by us.'],
  [late, 'Late claims are refused.'],
])('who says what happens has said it, with or without naming to what: $1', (question, answer) => {
  expect(grade(question, answer).score).toBeGreaterThanOrEqual(6);
});
