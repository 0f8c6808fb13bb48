import { expect, test } from 'vitest';
import { folded, holdsQuote, quoteOf } from './quote.ts';

test('a quote is known by its words, whatever white space lies between them', () => {
  expect(folded(' Returns are\r\n  taken\u00A0back. ')).toBe('Returns are taken back.');
  expect(holdsQuote('We say: Returns are taken back. Always.', 'Returns are taken back.')).toBe(true);
  expect(holdsQuote('Returns were taken back.', 'Returns are taken back.')).toBe(false);
  expect(holdsQuote('anything', '')).toBe(false);
});

test('a quote over several passages is held by those with half of it, and by none with a scrap', () => {
  const quote = 'Ask for the receipt first. Then look at the seal.';
  expect(holdsQuote('Greet them. Ask for the receipt first.', quote)).toBe(true);
  expect(holdsQuote('Then look at the seal. Then say goodbye.', quote)).toBe(false);
  expect(holdsQuote('receipt first. Then look at the seal. Then say goodbye.', quote)).toBe(true);
  expect(holdsQuote('the', quote)).toBe(false);
  const long = `${'a'.repeat(900)} ${'b'.repeat(900)}`;
  expect(holdsQuote('b'.repeat(900), long)).toBe(true);
  expect(holdsQuote(`x${'b'.repeat(150)}`, long)).toBe(false);
});

test('of a stretch of text its passages are quoted, without half a character', () => {
  const passages = [
    { text: 'Smile 😀 at them.', start: 10 },
    { text: 'Then wait.', start: 40 },
  ];
  expect(quoteOf(passages, { start: 0, end: 100 }, 10)).toEqual({
    quote: 'Smile 😀 at them.\nThen wait.',
    start: 10,
    end: 50,
  });
  expect(quoteOf(passages, { start: 17, end: 50 }, 5)).toMatchObject({
    quote: 'at them.\nThen wait.',
    start: 19,
  });
  expect(quoteOf(passages, { start: 10, end: 17 }, 3)).toEqual({ quote: 'Smile', start: 10, end: 15 });
  expect(quoteOf(passages, { start: 27, end: 39 }, 3)).toBeNull();
  expect(quoteOf([], { start: 0, end: 10 }, 3)).toBeNull();
});
