import { expect, test } from 'vitest';
import type { Face, FaceSet } from './font-faces.ts';
import { createTypesetter, type TextStyle } from './typesetter.ts';

/** Every letter is as wide as the type size; the second face has Hebrew only. */
const face = (id: string, covers: (codePoint: number) => boolean): Face => ({
  id,
  file: { name: `${id}.ttf`, bytes: new Uint8Array() },
  covers,
  width: (text) => text.length,
});
const both = [
  face('latin', (codePoint) => codePoint >= 0x20 && codePoint < 0x250),
  face('hebrew', (codePoint) => codePoint >= 0x590 && codePoint < 0x600),
] as const;
const faces: FaceSet = { regular: both, bold: both };
const style: TextStyle = { size: 10, leading: 12, weight: 'regular', colour: '#000000' };

const linesOf = (text: string, letters: number) =>
  createTypesetter(faces)
    .lines(text, style, letters * 10)
    .map((line) => line.text);

test.each([
  ['words fill a line up to its width', 'one two six', 7, ['one two', 'six']],
  ['a word as wide as the line fits', 'seventy', 7, ['seventy']],
  ['a wider word is broken where it must be', 'abcdefgh ij', 3, ['abc', 'def', 'gh', 'ij']],
  ['a broken word goes on after a short one', 'a bcdef', 3, ['a', 'bcd', 'ef']],
  ['what is left of a broken word shares its line', 'abcd e', 3, ['abc', 'd e']],
  ['spaces within a line are kept as typed', 'a  b', 4, ['a  b']],
  ['spaces where a line breaks are not', 'abc   d', 4, ['abc', 'd']],
  ['a line narrower than a letter still takes one', 'ab', 0.5, ['a', 'b']],
  ['empty lines stay', 'a\n\nb', 4, ['a', '', 'b']],
  ['no text is one empty line', '', 4, ['']],
  ['a letter and its marks are not parted', 'ab\u0335c', 2, ['ab', '\uFFFDc']],
])('%s', (_, text, letters, lines) => {
  expect(linesOf(text, letters)).toEqual(lines);
});

test('the width of a line is that of its words and spaces', () => {
  const [line] = createTypesetter(faces).lines('ab  cd', style, 100);
  expect(line?.width).toBe(60);
});

test('a word is measured once, however often it stands', () => {
  const typesetter = createTypesetter(faces);
  typesetter.lines('word '.repeat(1000), style, 100);
  expect(typesetter.measuredCharacters()).toBe('word '.length);
});

test.each([
  ['left to right', 'ab cd', 'ltr', ['ab cd']],
  ['right to left in a left-to-right line', 'ab שלום cd', 'ltr', ['ab ', 'שלום', ' cd']],
  ['left to right in a right-to-left line', 'שלום ab', 'rtl', ['ab', ' ', 'שלום']],
  ['brackets in right-to-left text are mirrored', '(של)', 'rtl', ['(', 'של', ')']],
  ['numbers in right-to-left text keep their order', 'של 12', 'rtl', ['12', ' ', 'של']],
])('runs stand from left to right: %s', (_, text, direction, runs) => {
  const typesetter = createTypesetter(faces);
  const [line] = typesetter.lines(text, style, 1000);
  expect(line?.direction).toBe(direction);
  expect(line && typesetter.runs(line).map((run) => run.text)).toEqual(runs);
});
