import { expect, test } from 'vitest';
import { partsOf } from './parts-of.ts';

test('questions that each end in a mark are asked each by itself', () => {
  expect(partsOf('How long does it hold? And what does it cost?')).toEqual({
    by: 'mark',
    texts: ['How long does it hold?', 'And what does it cost?'],
  });
});

test('questions that are joined by "and" come apart before the word that asks', () => {
  expect(partsOf('what does a bottle cost and how often can it be used')).toEqual({
    by: 'and',
    texts: ['what does a bottle cost', 'how often can it be used'],
  });
});

test.each(['what does a brush and comb set cost', 'why?', ''])('“%s” is one question', (text) => {
  expect(partsOf(text).texts).toEqual([]);
});
