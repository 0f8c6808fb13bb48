import { expect, test } from 'vitest';
import { stretchOf } from './selected-stretch.ts';

const source = '# Returns\n\nA **brush** may be returned.\n\nA comb may not.\n\nAsk the shift leader.\n';
const blocks = [2, 11, 40, 57];
const text = (stretch: { start: number; end: number } | null) =>
  stretch && source.slice(stretch.start, stretch.end);

test('words that the source has as they are seen are that stretch', () => {
  const selected = { text: ' comb may not. ', firstBlock: 40, lastBlock: 40 };
  expect(text(stretchOf(source, blocks, selected, 10))).toBe('comb may not.');
});

test('words with marks between them, or over several blocks, are the whole blocks', () => {
  const marked = { text: 'brush may be returned', firstBlock: 11, lastBlock: 11 };
  expect(text(stretchOf(source, blocks, marked, 10))).toBe('A **brush** may be returned.');
  const several = { text: 'comb may not.\n\nAsk the', firstBlock: 40, lastBlock: 57 };
  expect(text(stretchOf(source, blocks, several, 10))).toBe('comb may not.\n\nAsk the');
  const both = { text: 'brush may be returned.\n\nA comb', firstBlock: 11, lastBlock: 40 };
  expect(text(stretchOf(source, blocks, both, 10))).toBe('A **brush** may be returned.\n\nA comb may not.');
});

test('a word or two is no passage', () => {
  expect(stretchOf(source, blocks, { text: 'A comb', firstBlock: 40, lastBlock: 40 }, 10)).toBeNull();
});
