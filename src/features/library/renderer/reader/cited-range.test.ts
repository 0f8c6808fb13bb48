import { expect, test } from 'vitest';
import { citePieces, rangeWithin } from './cited-range.ts';

const leaf = { kind: 'text', text: 'Plan 40 minutes.', from: 100, to: 116 } as const;

test('exactly the cited characters are marked', () => {
  expect(citePieces(leaf, { start: 105, end: 107 })).toEqual([
    { text: 'Plan ', isCited: false },
    { text: '40', isCited: true },
    { text: ' minutes.', isCited: false },
  ]);
  expect(citePieces(leaf, { start: 0, end: 104 })[0]).toEqual({ text: 'Plan', isCited: true });
  expect(citePieces(leaf, { start: 0, end: 999 })).toEqual([{ text: leaf.text, isCited: true }]);
});

test('a range that only touches a leaf marks nothing in it', () => {
  expect(citePieces(leaf, { start: 90, end: 100 })).toEqual([{ text: leaf.text, isCited: false }]);
  expect(citePieces(leaf, { start: 116, end: 120 })).toEqual([{ text: leaf.text, isCited: false }]);
});

test('a character that stands for others in the source is marked whole', () => {
  const decoded = { kind: 'text', text: '&', from: 10, to: 15 } as const;
  expect(citePieces(decoded, { start: 14, end: 20 })).toEqual([{ text: '&', isCited: true }]);
});

test('a range outside the text, empty, turned round or no range at all is none', () => {
  expect(rangeWithin('0-10', 10)).toEqual({ start: 0, end: 10 });
  for (const at of ['0-11', '5-5', '6-5', '-1-5', '1e1-20', '1.5-3', '', '5', '0-9999999999', 'a-b'])
    expect(rangeWithin(at, 10)).toBeNull();
});
