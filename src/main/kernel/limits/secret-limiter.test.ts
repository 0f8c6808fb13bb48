import { expect, test } from 'vitest';
import { createFakeClock } from '#tests/support/fake-clock.ts';
import type { SpentBucket } from './rate-limit.ts';
import { createSecretLimiter } from './secret-limiter.ts';

const limit = { max: 2, perSeconds: 60 };

/** A limiter over a keeper in memory, which may be full. */
function keeping(kept: readonly SpentBucket[] | 'unknown') {
  const clock = createFakeClock();
  const errors: unknown[] = [];
  const saved: (readonly SpentBucket[])[] = [];
  const disk: { error: Error | null } = { error: null };
  const limiter = createSecretLimiter(
    {
      clock,
      log: { info: () => {}, warn: () => {}, error: (...line: unknown[]) => void errors.push(line) },
    },
    {
      keyOf: (key) => `digest of ${key}`,
      load: () => kept,
      save: (buckets) => {
        if (disk.error !== null) throw disk.error;
        saved.push(buckets);
      },
    },
  );
  return { clock, limiter, errors, saved, disk };
}

test('what was taken is kept under the name that the keeper gives it', async () => {
  const { limiter, saved } = keeping([]);
  expect(limiter.waitMs('ama', limit)).toBe(0);
  limiter.take('ama', limit);
  await limiter.save();
  expect(saved).toEqual([[{ key: 'digest of ama', tokens: 1, limit }]]);
});

test('buckets go on where they were left, and refill only from then on', () => {
  const { clock, limiter } = keeping([{ key: 'digest of ama', tokens: 0, limit }]);
  expect(limiter.waitMs('ama', limit)).toBe(30_000);
  clock.advance(30_000);
  expect(limiter.waitMs('ama', limit)).toBe(0);
});

test('where the buckets of before could not be read, every one begins empty', async () => {
  const { clock, limiter, saved } = keeping('unknown');
  expect(limiter.waitMs('anybody', limit)).toBe(30_000);
  clock.advance(15_000);
  expect(limiter.waitMs('anybody', limit)).toBe(15_000);
  await limiter.keep();
  // So that the next start finds what can be read.
  expect(saved).toEqual([[]]);
});

test('what was given back is there again, and is kept', async () => {
  const { limiter, saved } = keeping([]);
  limiter.take('ama', limit);
  limiter.take('ama', limit);
  limiter.giveBack('ama', limit);
  expect(limiter.waitMs('ama', limit)).toBe(0);
  await limiter.keep();
  expect(saved).toEqual([[{ key: 'digest of ama', tokens: 1, limit }]]);
});

test('nothing is written while nothing was taken', async () => {
  const { limiter, saved } = keeping([]);
  await limiter.keep();
  expect(saved).toEqual([]);
});

test('buckets of before are kept again, since they have refilled', async () => {
  const { limiter, saved } = keeping([{ key: 'digest of ama', tokens: 0, limit }]);
  await limiter.keep();
  expect(saved).toHaveLength(1);
});

test('where keeping fails, a guess that waits for it fails, and what comes after is logged only', async () => {
  const { limiter, errors, disk } = keeping([]);
  disk.error = new Error('The disk is full.');
  limiter.take('ama', limit);
  await expect(limiter.save()).rejects.toThrow('The disk is full.');
  expect(errors).toEqual([]);
  await limiter.keep();
  expect(errors).toEqual([['limits.notKept', disk.error]]);
});
