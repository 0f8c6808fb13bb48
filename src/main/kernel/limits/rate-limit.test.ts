import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRateLimiter } from './rate-limit.ts';

function limiterAt() {
  let ms = 0;
  const limiter = createRateLimiter({ monotonicMs: () => ms });
  const call = (key: string, limit: { max: number; perSeconds: number }): boolean => {
    if (limiter.waitMs(key, limit) > 0) return false;
    limiter.take(key, limit);
    return true;
  };
  return { limiter, call, pass: (by: number) => (ms += by) };
}

test('lets the whole number through at once, then one for each share of the time', () => {
  const { limiter, call, pass } = limiterAt();
  const limit = { max: 3, perSeconds: 60 };
  expect([call('a', limit), call('a', limit), call('a', limit), call('a', limit)]).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(limiter.waitMs('a', limit)).toBe(20_000);
  pass(19_999);
  expect(call('a', limit)).toBe(false);
  pass(1);
  expect([call('a', limit), call('a', limit)]).toEqual([true, false]);
});

test('keeps the buckets of two users apart', () => {
  const { call } = limiterAt();
  const limit = { max: 1, perSeconds: 60 };
  expect([call('a', limit), call('b', limit), call('a', limit)]).toEqual([true, true, false]);
});

test('never lets more through in a window than twice the limit, however the calls are spread', () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 200 });
  fc.assert(
    fc.property(arrivals, (gaps) => {
      const { call, pass } = limiterAt();
      const limit = { max: 5, perSeconds: 10 };
      let now = 0;
      const admitted: number[] = [];
      for (const gap of gaps) {
        now += gap;
        pass(gap);
        if (call('a', limit)) admitted.push(now);
      }
      for (const start of admitted) {
        expect(admitted.filter((at) => at >= start && at < start + 10_000).length).toBeLessThanOrEqual(10);
      }
    }),
  );
});

test('forgets buckets that have refilled, so that made-up keys do not fill the memory', () => {
  const { call, pass } = limiterAt();
  const limit = { max: 1, perSeconds: 1 };
  for (let n = 0; n < 10_001; n += 1) call(`key ${n}`, limit);
  pass(1000);
  expect(call('key 0', limit)).toBe(true);
});
