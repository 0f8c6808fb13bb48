import { expect, test } from 'vitest';
import { termsOf } from './terms-of.ts';

test('words are stems in lower case without accents, and words that tell nothing are left out', () => {
  expect(termsOf('The Cafés were adjusting their BASES, 14 days')).toEqual([
    'cafe',
    'adjust',
    'base',
    '14',
    'dai',
  ]);
});

test('accents of Latin, Greek and Cyrillic fall, vowel signs of other scripts stay', () => {
  expect(termsOf('Ελλάδα ёлка')).toEqual(['ελλαδα', 'елка']);
  expect(termsOf('ไม่')).toEqual(['ไม่']);
});

test('a text that runs its words together comes apart', () => {
  expect(termsOf('返品できますか')).toContain('返品');
});

test('nothing but signs has no terms', () => {
  expect(termsOf('… — !? \u0000')).toEqual([]);
});
