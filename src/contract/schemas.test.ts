import { expect, test } from 'vitest';
import { plainText } from './schemas.ts';

test.each([
  'Returns & exchanges, 2026',
  'Ünal 分行',
  'سلام می\u200Cخواهم',
  'ක්\u200Dෂ',
  'Team 👩🏽\u200D🔧',
  'Fire ❤\uFE0F\u200D🔥',
])('%j is a name', (text) => {
  expect(plainText.test(text)).toBe(true);
});

test.each([
  ['nothing that can be read', '—  —'],
  ['a picture and nothing else', '👨\u200D👩'],
  ['a second line', 'Till\nrules'],
  ['text turned round', 'a\u202Etxt'],
  ['a space of no width', 'Till\u200Brules'],
  ['a joiner between letters that are never joined', 'Ti\u200Dll'],
  ['a joiner that joins nothing', 'سلام\u200C'],
  ['joiners in a row', 'می\u200C\u200Cخواهم'],
  ['a line separator', 'Till\u2028rules'],
])('%s is none', (_what, text) => {
  expect(plainText.test(text)).toBe(false);
});

test('a long text is looked through in one go', () => {
  expect(plainText.test(`${'ی\u200C'.repeat(50_000)}\u0001`)).toBe(false);
});
