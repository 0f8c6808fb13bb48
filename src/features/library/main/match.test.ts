import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginningWith, highlightedPieces, matchAll, matchAny } from './match.ts';

test('asks for any of the words, each once, and nothing typed is syntax', () => {
  expect(matchAny('Free  free "adjustment" OR NEAR(x) -y *')).toBe(
    '"free" OR "adjustment" OR "or" OR "near" OR "x" OR "y"',
  );
});

test('asks for nothing when there is no word', () => {
  expect(matchAny('  "*" -- ;')).toBeNull();
});

test('looks for words that were typed without spaces together, each as a beginning, and by their characters', () => {
  expect(matchAny('返品期限')).toBe('"返品 期限"* OR "返品"* OR "返 品" OR "期限"* OR "期 限"');
});

test('leaves particles out, unless nothing else was typed', () => {
  expect(matchAny('車の色')).toBe('"車 の 色"* OR "車"* OR "色"*');
  expect(matchAny('の')).toBe('"の"*');
});

test('takes the marks between words out of a snippet', () => {
  expect(highlightedPieces('\u0002返品\u0003\u001Fは')).toEqual([
    { text: '返品', hit: true },
    { text: 'は', hit: false },
  ]);
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
      const plain = text.replaceAll('\u0002', '').replaceAll('\u0003', '').replaceAll('\u001F', '');
      expect(
        highlightedPieces(plain)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(plain);
    }),
  );
});

test.each([
  ['quokka', '("quokka"*)'],
  ['Quokka brush', '"quokka" AND ("brush"*)'],
  ['quokka brush ', '"quokka" AND "brush"'],
  ['quokka b', '"quokka"'],
  ['qu', null],
  ['fittin', '("fittin"* OR "fit" OR "fitti")'],
  ['consultatio', '("consultatio"* OR "consult")'],
  ['調整', '"調整"*'],
  ['"x" OR {whose}:y*', '"x" AND "or" AND "whose" AND "y"'],
  ['…', null],
])('asks for all of the words of “%s”, the last one as far as it is there', (typed, query) => {
  expect(matchAll(typed)).toBe(query);
});

test('a short stem is looked for as it is, since it begins too many words that are others', () => {
  expect([beginningWith('car'), beginningWith('hairlin')]).toEqual(['"car"', '"hairlin"*']);
});
