import { describe, expect, test } from 'vitest';
import { isWithin, quantitiesIn, sameQuantity } from './quantities.ts';

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
    ['an hour and a half', '90 minutes'],
    ['two years and a half', '30 months'],
    ['fünfzig Euro', '50 Euro'],
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
    ['a quarter of an hour', '15 minutes'],
    ['a quarter of a year', 'three months'],
    ['a month and a half', 'six weeks'],
    ['zwanzig Prozent', '20 Prozent'],
    ['elf Uhr', '11 Uhr'],
    ['twenty to six', 'at 5.40'],
    ['ten past five', '5:10'],
    ['8 to 20', '08:00–20:00'],
    ['from two in the afternoon until eight', '14:00–20:00'],
    ['10:00 to midnight', '10:00–24:00'],
    ['a hundred and five pounds', '£105.00'],
    ['two hundred', '200'],
    ['fünfzehn Uhr', '15 Uhr'],
    ['drei Uhr', '15 Uhr'],
    ['180 °C', '180 degrees'],
    ['half past five', '17:30'],
    ['9:00', 'nine o’clock'],
    ['2 pm', '14:00'],
    ['9.30 am', '9:30'],
    ['9', '9:00'],
    ['9:00–17:30', '9 am to 5:30 pm'],
    ['9 to 5:30', '9:00–17:30'],
    ['between 14:00 and 15:30', '2 pm to 3:30 pm'],
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
    ['2 pm', '2 am'],
    ['17:30', '17:00'],
    ['9:00–17:30', '10:00–17:30'],
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

test('what names something is no figure, and no part of it is one', () => {
  const text =
    'Call 020 7946 0018 or +44 20 7946 0018, extension 4410, on 25 and 26 December, on the 2nd floor, about form C-12 or order AB-40713 of 2025-03-01, since 2019.';
  expect(quantitiesIn(text)).toEqual([]);
});

test('a figure beside such a name is still found', () => {
  const text = 'On 2 June call 0800 555 0199 before 8:30 and pay 12 pounds within 3 days.';
  expect(quantitiesIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '8:30',
    '12 pounds',
    '3 days',
  ]);
});

test('what is paid in hundredths, or may be a range, is no time of day', () => {
  for (const text of ['Sold at 5.40 a piece', 'Five to nine people', 'Ten to six'])
    expect(quantitiesIn(text).some(({ dimension }) => dimension === 'clock')).toBe(false);
});

test('nine in the evening is no span from nine to nine', () => {
  expect(sameQuantity(first('9 pm'), first('9:00–21:00'))).toBe(false);
});

test('one end of the opening hours is right, a time between them is not', () => {
  expect(isWithin(first('9 am'), first('9:00–17:30'))).toBe(true);
  expect(isWithin(first('noon'), first('9:00–17:30'))).toBe(false);
});
