import { expect, test } from 'vitest';
import { bestTitles, isOneSlip, titleMatcher } from './match-title.ts';

const marked = (typed: string, title: string): string | null => {
  const match = titleMatcher(typed)(title);
  return match && match.pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
};

test.each([
  ['price objections', 'Price objections', 'exact', '[Price] [objections]'],
  ['price obj', 'Price objections', 'begins', '[Price] [objections]'],
  ['objections', 'Answering price objections', 'words', 'Answering price [objections]'],
  ['obj ans', 'Answering price objections', 'words', '[Answering] price [objections]'],
  ['the price of objections', 'Answering price objections', 'words', 'Answering [price] [objections]'],
  ['objectoins', 'Answering price objections', 'slip', 'Answering price [objections]'],
  ['jection', 'Answering price objections', 'slip', 'Answering price ob[jection]s'],
  ['petrovic', 'Elena Petrović', 'words', 'Elena [Petrović]'],
  ['CAFÉ', 'cafe\u0301 opening', 'begins', '[cafe\u0301] opening'],
  ['反論', '価格の反論への対応', 'slip', '価格の[反論]への対応'],
  ['価格', '価格の反論', 'begins', '[価格の反論]'],
  ['מחיר', 'מחיר ותשובה', 'begins', '[מחיר] ותשובה'],
  ['the', 'The first call', 'begins', '[The] first call'],
  ['7', '7 steps', 'begins', '[7] steps'],
])('“%s” fits “%s” as %s', (typed, title, fit, shown) => {
  expect(titleMatcher(typed)(title)?.fit).toBe(fit);
  expect(marked(typed, title)).toBe(shown);
});

test.each(['', '   ', '…!?', '"*', '🙂', 'price zeppelin', 'xx'])(
  '“%s” fits no name that lacks it',
  (typed) => {
    expect(titleMatcher(typed)('Answering price objections')).toBe(null);
  },
);

test('pieces join to the name as it is', () => {
  const title = 'İstanbul: ﬁrst ﬁtting 🙂 — naïve façade';
  for (const typed of ['first', 'fitting', 'naive', 'istanbul', 'facade']) {
    expect(
      titleMatcher(typed)(title)
        ?.pieces.map(({ text }) => text)
        .join('') ?? title,
    ).toBe(title);
  }
});

test.each([
  ['hairlne', 'hairline', true],
  ['hairrline', 'hairline', true],
  ['hairilne', 'hairline', true],
  ['heirline', 'hairline', true],
  ['hairlines', 'hairline', true],
  ['airline', 'hairline', false],
  ['hrlnie', 'hairline', false],
  ['wigs', 'wing', false],
  ['2024x', '2025x', false],
])('whether %s is a slip of %s: %s', (typed, word, answer) => {
  expect(isOneSlip(typed, word)).toBe(answer);
});

test('the better a name fits, the earlier it comes, and equal ones stay in their order', () => {
  const titles = [
    'Objections about trust',
    'All about price objections, with answers and examples',
    'Prices',
    'Price',
    'Price list',
    'Pryce list',
    'Price book',
  ];
  expect(bestTitles('price', titles, (title) => title, 6).map(({ of }) => of)).toEqual([
    'Price',
    'Price list',
    'Price book',
    'Prices',
    'All about price objections, with answers and examples',
    'Pryce list',
  ]);
});

test('two thousand letters are compared with a name in no time that anybody notices', () => {
  const typed = 'objection '.repeat(200);
  expect(titleMatcher(typed)('Objection')?.fit).toBe('words');
  expect(titleMatcher('x'.repeat(2000))('y'.repeat(2000))).toBe(null);
});
