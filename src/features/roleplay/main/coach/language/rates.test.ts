import { expect, test } from 'vitest';
import { ratesIn, sameRate } from './rates.ts';
import { tokenize } from '#main/kernel/language/tokens.ts';

const rateOf = (text: string) => ratesIn(tokenize(text))[0] ?? null;

test.each([
  ['wash it once a week', 'wash it weekly'],
  ['every seven days', 'once a week'],
  ['one wash a week', 'each week'],
  ['every other day', 'every two days'],
  ['daily', 'every morning'],
  ['three times per month', 'three times a month'],
])('%s is as often as %s', (one, other) => {
  const [a, b] = [rateOf(one), rateOf(other)];
  expect(a !== null && b !== null && sameRate(a, b)).toBe(true);
});

test.each([
  ['twice a week', 'once a week'],
  ['daily', 'weekly'],
  ['every second week', 'every week'],
  ['every seven days', 'every nine days'],
])('%s is not as often as %s', (one, other) => {
  const [a, b] = [rateOf(one), rateOf(other)];
  expect(a !== null && b !== null && !sameRate(a, b)).toBe(true);
});

test.each([
  'it takes a week',
  'two adjustments in the first year',
  'every knot is tied by hand',
  'once it is cut',
])('%s says nothing of how often', (text) => {
  expect(rateOf(text)).toBeNull();
});
