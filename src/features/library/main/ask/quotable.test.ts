import { expect, test } from 'vitest';
import { quotablesOf } from './quotable.ts';

const quotes = (text: string, areRows = false): string[] =>
  quotablesOf(text, areRows).map(({ start, end }) => text.slice(start, end));

test('a paragraph comes apart into its sentences, over the ends of its lines', () => {
  expect(quotes('The comb costs\n9 pounds. It lasts.')).toEqual(['The comb costs\n9 pounds.', 'It lasts.']);
});

test('abbreviations and decimals end no sentence', () => {
  expect(quotes('See Dr. Ito, e.g. on Friday. It takes 2.5 hours.')).toEqual([
    'See Dr. Ito, e.g. on Friday.',
    'It takes 2.5 hours.',
  ]);
});

test('each item of a list stands by itself, under the line that introduces it', () => {
  const text = 'You need:\n\n- the receipt\n- the card';
  const [first, second, third] = quotablesOf(text, false);
  expect(first).toMatchObject({ introduces: true, under: null });
  expect([second?.under?.start, third?.under?.start]).toEqual([0, 0]);
  expect(quotes(text)).toEqual(['You need:', 'the receipt', 'the card']);
});

test('a row of a table stands under its header, and the rule between them is no quote', () => {
  const text = '| What | Price |\n|---|---|\n| Comb | £9 |';
  expect(quotes(text)).toEqual(['| What | Price |', '| Comb | £9 |']);
  expect(quotablesOf(text, false)[1]?.under?.start).toBe(0);
});

test('where each line is a row or a cue, it is never joined with the next', () => {
  expect(quotes('comb,9 pounds\nbrush,17 pounds', true)).toEqual(['comb,9 pounds', 'brush,17 pounds']);
});

test('what a machine set with spaces before its stops comes apart at them', () => {
  expect(quotes('the theory is given . the results agree .')).toEqual([
    'the theory is given .',
    'the results agree .',
  ]);
});
