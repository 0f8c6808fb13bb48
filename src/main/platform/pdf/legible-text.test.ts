import { expect, test } from 'vitest';
import type { Face } from './font-faces.ts';
import { legibleText, type Replaced } from './legible-text.ts';

/** A face that has the characters of `characters` and no others. */
const faceWith = (characters: string): Face => ({
  id: 'test',
  file: { name: 'test.ttf', bytes: new Uint8Array() },
  covers: (codePoint) => characters.includes(String.fromCodePoint(codePoint)),
  width: (text) => text.length,
});
const latin = faceWith(' \uFFFDabcdeé\u0301\u200Dx😀');

const legible = (text: string) => {
  const replaced: Replaced = new Map();
  return { text: legibleText(text, [latin], replaced), replaced: [...replaced] };
};

test.each([
  ['a letter and its accent are one letter', 'e\u0301', 'é', []],
  ['line ends of every kind become one', 'a\r\nb\rc\u2028d\u0085e\fa', 'a\nb\nc\nd\ne\na', []],
  ['spaces of every kind become one', 'a\u00A0b\tc\u2009d\u3000e', 'a b c d e', []],
  ['what only steers layout is left out', 'a\u00ADb\u200Bc\u202Ed\u2066e\uFEFF', 'abcde', []],
  ['an unknown character becomes a mark', 'a你b你', 'a\uFFFDb\uFFFD', [['你', 2]]],
  ['an emoji of several parts becomes one mark', 'a👩\u200D😀b', 'a\uFFFDb', [['👩\u200D😀', 1]]],
  ['a known letter under an unknown accent stays', 'a\u0335b', 'a\uFFFDb', [['a\u0335', 1]]],
  ['a lone surrogate becomes a mark', 'a\ud800b', 'a\uFFFDb', [['\ud800', 1]]],
  [
    'a control character becomes a mark',
    'a\u0000b\u001b',
    'a\uFFFDb\uFFFD',
    [
      ['\u0000', 1],
      ['\u001b', 1],
    ],
  ],
])('%s', (_, typed, text, replaced) => {
  expect(legible(typed)).toEqual({ text, replaced });
});
