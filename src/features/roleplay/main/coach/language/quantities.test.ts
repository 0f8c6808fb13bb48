import { describe, expect, test } from 'vitest';
import { quantitiesIn, sameQuantity } from './quantities.ts';

const first = (text: string) => {
  const [quantity] = quantitiesIn(text);
  if (quantity === undefined) throw new Error(`No figure in “${text}”.`);
  return quantity;
};

describe('figures say the same', () => {
  test.each([
    ['thirty days', '30 days'],
    ['a week', '7 days'],
    ['two days', '48 hours'],
    ['a month', '30 days'],
    ['a year', '12 months'],
    ['an hour', '60 minutes'],
    ['half an hour', '30 minutes'],
    ['£390', '390 pounds'],
    ['1,150 pounds', '£1150'],
    ['30 %', '30 percent'],
    ['30 per cent', 'thirty percent'],
    ['three to six months', '3–6 months'],
    ['between 3 and 6 months', '3 to 6 months'],
    ['twenty-five minutes', '25 minutes'],
    ['two hundred pounds', '£200'],
    ['5 cm', '50 mm'],
    ['12', '12 strips'],
    ['48', '48 hours'],
  ])('%s is %s', (one, other) => {
    expect(sameQuantity(first(one), first(other))).toBe(true);
  });
});

describe('figures differ', () => {
  test.each([
    ['60 days', '30 days'],
    ['40 hours', '40 minutes'],
    ['30 percent', '30 pounds'],
    ['6 weeks', '2 months'],
    ['three to six months', 'six months'],
    ['12 strips', '12 rolls'],
    ['24', '48 hours'],
  ])('%s is not %s', (one, other) => {
    expect(sameQuantity(first(one), first(other))).toBe(false);
  });
});

test('a figure is found with its sign and its unit at its exact place', () => {
  const text = 'It costs £3.95, or about 12 working days of waiting.';
  expect(quantitiesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '£3.95',
    '12 working days',
  ]);
});

test('articles and pronouns are no figures', () => {
  expect(quantitiesIn('A fitting, a second visit, this one and the other one.')).toEqual([]);
});
