import { describe, expect, test } from 'vitest';
import { findQuotes } from './find-quotes.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';

const passage = (id: string, text: string, start = 0): MaterialPassage => ({
  id,
  documentId: `document-of-${id}`,
  documentTitle: 'Prices',
  heading: 'The deposit',
  text,
  start,
});
const sentence = 'A deposit is due with the order.';

describe('a sentence named by a scenario', () => {
  test('is quoted with its place in the document, not in the passage', () => {
    const material = [passage('a', 'Nothing here.'), passage('b', `Stay calm. ${sentence} Then wait.`, 500)];
    expect(findQuotes([sentence], material)).toEqual([
      {
        documentId: 'document-of-b',
        documentTitle: 'Prices',
        passageId: 'b',
        heading: 'The deposit',
        start: 511,
        end: 511 + sentence.length,
        quote: sentence,
      },
    ]);
  });

  test('is quoted once, from the first passage that holds it, however often it stands or is named', () => {
    const material = [passage('a', `${sentence} ${sentence}`, 40), passage('b', sentence)];
    expect(findQuotes([sentence, sentence], material)).toMatchObject([{ passageId: 'a', start: 40 }]);
  });

  test.each([
    ['other words', 'A deposit is due with an order.'],
    ['other capitals', 'A Deposit is due with the order.'],
    ['a line end in it', 'A deposit is due\nwith the order.'],
    ['two spaces in it', 'A deposit is due  with the order.'],
    ['a space that does not break', 'A deposit is due with the\u00A0order.'],
  ])('is not found in %s', (_difference, text) => {
    expect(findQuotes([sentence], [passage('a', text)])).toEqual([]);
  });

  test('is not put together from two passages', () => {
    const halves = [passage('a', 'A deposit is due'), passage('b', 'with the order.', 17)];
    expect(findQuotes([sentence], halves)).toEqual([]);
  });

  test('is not read as a pattern', () => {
    expect(findQuotes(['.*', 'A deposit (is|was) due'], [passage('a', sentence)])).toEqual([]);
  });

  test('is not found where there is no material', () => expect(findQuotes([sentence], [])).toEqual([]));
});
