import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTerms, unpackTerms } from './term-sequence.ts';

test('the terms of each passage come back in their order', () => {
  const passage = fc.array(fc.nat(2 ** 31 - 1), { maxLength: 200 });
  fc.assert(
    fc.property(fc.array(passage, { maxLength: 8 }), (passages) => {
      const { bytes, ends } = packTerms(passages);
      const into = new Uint32Array(256);
      const read = passages.map((_terms, at) => {
        const count = unpackTerms(bytes, at === 0 ? 0 : (ends[at - 1] ?? 0), ends[at] ?? 0, into);
        return [...into.subarray(0, count)];
      });
      expect(read).toEqual(passages);
    }),
  );
});

test('the numbers of a small vocabulary take two bytes at most', () => {
  expect(packTerms([[0, 127, 128, 16_383]]).bytes.length).toBe(1 + 1 + 2 + 2);
});
