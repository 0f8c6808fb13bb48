import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sharePoints } from './share-points.ts';

test('shares add up exactly to what is shared out, in tenths', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }),
      (tenths, weights) => {
        const shares = sharePoints(tenths / 10, weights).map((share) => Math.round(share * 10));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(tenths);
      },
    ),
  );
});

test('a heavier weight never gets less', () => {
  expect(sharePoints(9, [1, 1, 2, 3])).toEqual([1.3, 1.3, 2.6, 3.8]);
});
