import { expect, test } from 'vitest';
import { paperOf } from './paper-of.ts';

test('the paper follows the region of the language', () => {
  expect(paperOf('en-US')).toBe('letter');
  expect(paperOf('es-MX')).toBe('letter');
  expect(paperOf('en-GB')).toBe('a4');
});

test('a language without a region, or no language at all, prints on A4', () => {
  expect(paperOf('en')).toBe('a4');
  expect(paperOf('')).toBe('a4');
  expect(paperOf('not a tag')).toBe('a4');
});
