import { expect, test } from 'vitest';
import { inQuotes } from './in-quotes.ts';

test.each([
  ['The first two weeks', '“The first two weeks”'],
  ['"It feels loose"', '“It feels loose”'],
  ['“It is too expensive”', '“It is too expensive”'],
  ['Saying "no" well', '“Saying ’no’ well”'],
])('puts %s in one pair of marks', (name, quoted) => {
  expect(inQuotes(name)).toBe(quoted);
});
