import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlightedPieces, matchAny } from './match.ts';

test('asks for any of the words, each once, and nothing typed is syntax', () => {
  expect(matchAny('Free  free "adjustment" OR NEAR(x) -y *')).toBe(
    '"free" OR "adjustment" OR "or" OR "near" OR "x" OR "y"',
  );
});

test('asks for nothing when there is no word', () => {
  expect(matchAny('  "*" -- ;')).toBeNull();
});

test('takes marked text apart into pieces that join to the text again', () => {
  expect(highlightedPieces('a \u0002free\u0003 fit')).toEqual([
    { text: 'a ', hit: false },
    { text: 'free', hit: true },
    { text: ' fit', hit: false },
  ]);
});

test('loses no character of a text without marks', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const plain = text.replaceAll('\u0002', '').replaceAll('\u0003', '');
      expect(
        highlightedPieces(plain)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(plain);
    }),
  );
});
