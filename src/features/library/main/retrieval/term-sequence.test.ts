import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTerms, unpackTerms } from './term-sequence.ts';

test('terms come back in their order, wherever they lie among others', () => {
  const numbers = fc.array(fc.nat(2 ** 31 - 1), { maxLength: 200 });
  fc.assert(
    fc.property(numbers, numbers, (before, terms) => {
      const [first, second] = [packTerms(before), packTerms(terms)];
      const bytes = Uint8Array.from([...first, ...second, 0x81]);
      const into = new Uint32Array(256);
      const count = unpackTerms(bytes, first.length, first.length + second.length, into);
      expect([...into.subarray(0, count)]).toEqual(terms);
    }),
  );
});

test('the numbers of a small vocabulary take two bytes at most', () => {
  expect(packTerms([0, 127, 128, 16_383]).length).toBe(1 + 1 + 2 + 2);
});
