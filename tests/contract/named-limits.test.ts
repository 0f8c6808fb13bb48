import { describe, expect, test } from 'vitest';
import { type LimitName, limits, type NamedLimit } from '#contract/limits.ts';
import type { Rate } from '#contract/op.ts';
import { operations } from './operations.ts';

/** What looks something up; everything else that is named here writes, or guesses at a secret. */
const forQueries: ReadonlySet<LimitName> = new Set([
  'queries',
  'retrieval',
  'suggestions',
  'embedding',
  'passwordRatings',
]);

const bucketsOf = (rate: Rate<unknown>): NamedLimit[] =>
  [rate, rate.alsoBy, rate.attempts].filter((bucket) => bucket !== undefined);

describe.each(operations)('$path', ({ op }) => {
  const rate = op.rate as Rate<unknown>;

  test('names its limits and leaves their figures as they are', () => {
    for (const { limit, max, perSeconds, guardsSecret } of bucketsOf(rate)) {
      expect({ limit, max, perSeconds, ...(guardsSecret && { guardsSecret }) }).toEqual(limits[limit]);
    }
  });

  test('has the general limit of its kind, or a special one that fits its kind', () => {
    expect(forQueries.has(rate.limit)).toBe(op.kind === 'query');
  });

  test('has no second bucket that a restart would empty beside one that outlives it', () => {
    // What only saves work may begin anew.
    const lasting = bucketsOf(rate).filter((bucket) => bucket !== rate.attempts);
    const guarding = lasting.map(({ guardsSecret }) => guardsSecret === true);
    expect(new Set(guarding).size).toBe(1);
  });
});

test('what is counted by account guards a secret: its bucket is kept under a digest', () => {
  const byAccount = operations.filter(({ op }) => op.rate.alsoBy?.account !== undefined);
  expect(byAccount.length).toBeGreaterThan(0);
  expect(byAccount.filter(({ op }) => op.rate.guardsSecret !== true)).toEqual([]);
});
