import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords, markWords, unmarked, wordMark } from './mark-words.ts';

const shown = (text: string): string | undefined => markWords(text)?.replaceAll(wordMark, '|');

test.each([
  ['Japanese', '返品は14日以内に', '返品|は|14|日|以内|に'],
  ['Chinese', '十四天内可以退款。', '十四|天内|可以|退款。'],
  ['Thai', 'การคืนสินค้าต้องทำภายในสิบสี่วัน', 'การ|คืน|สินค้า|ต้อง|ทำ|ภายใน|สิบ|สี่|วัน'],
  ['English with a Japanese word in it', 'Say “返品は” kindly.', 'Say “返品|は” kindly.'],
])('words in %s are taken apart', (_script, text, marked) => {
  expect(shown(text)).toBe(marked);
});

test.each([
  'The fee is 15 €.',
  'Die Rückgabe ist möglich.',
  '반품은 14일 이내에',
  'वापसी चौदह दिन में',
  '',
  '—',
])('nothing is marked in %s, which has spaces between its words or no word', (text) => {
  expect(markWords(text)).toBeNull();
});

test('a text is counted in words, whatever its script', () => {
  expect(countWords('The fee is 15 €.')).toBe(4);
  expect(countWords('返品は14日以内に')).toBe(6);
});

test('a word without end is counted without using up the stack', () => {
  for (const endless of ['a', '返', '\u0301'])
    expect(countWords(endless.repeat(5_000_000))).toBeGreaterThan(0);
});

test('taking the marks out gives the text again, to the letter', () => {
  const text = fc.string({
    unit: fc.constantFrom('返', '品', 'は', 'ท', 'ำ', '่', ' ', 'a', '。', '🙂', '𠮟', 'e\u0301'),
  });
  fc.assert(
    fc.property(text, (one) => {
      expect(unmarked(markWords(one) ?? one)).toBe(one);
    }),
  );
});
