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

test('a token comes back evenly, and never more of them than the limit has', () => {
  const { limiter, call, pass } = limiterAt();
  const limit = { max: 2, perSeconds: 10 };
  call('a', limit);
  call('a', limit);
  pass(2500);
  expect(limiter.waitMs('a', limit)).toBe(2500);
  pass(60_000);
  expect([call('a', limit), call('a', limit), call('a', limit)]).toEqual([true, true, false]);
});

test('taking from an empty bucket leaves it empty, not in debt', () => {
  const { limiter, pass } = limiterAt();
  const limit = { max: 1, perSeconds: 10 };
  for (let n = 0; n < 5; n += 1) limiter.take('a', limit);
  pass(10_000);
  expect(limiter.waitMs('a', limit)).toBe(0);
});

test('what is given back is there at once, and fills no bucket beyond its limit', () => {
  const { limiter, call } = limiterAt();
  const limit = { max: 2, perSeconds: 60 };
  call('a', limit);
  call('a', limit);
  limiter.giveBack('a', limit);
  expect([call('a', limit), call('a', limit)]).toEqual([true, false]);
  for (let n = 0; n < 5; n += 1) limiter.giveBack('a', limit);
  expect([call('a', limit), call('a', limit), call('a', limit)]).toEqual([true, true, false]);
});

test('buckets begin as they were left, and those that nobody knew begin full', () => {
  const limit = { max: 4, perSeconds: 60 };
  const limiter = createRateLimiter({ monotonicMs: () => 7000 }, [{ key: 'a', tokens: 0.5, limit }]);
  expect([limiter.waitMs('a', limit), limiter.waitMs('b', limit)]).toEqual([7500, 0]);
});

test('where what was left is not known, every bucket begins empty', () => {
  let ms = 7000;
  const limit = { max: 1, perSeconds: 60 };
  const limiter = createRateLimiter({ monotonicMs: () => ms }, 'unknown');
  expect(limiter.waitMs('a', limit)).toBe(60_000);
  ms += 45_000;
  expect(limiter.waitMs('b', limit)).toBe(15_000);
});

test('the buckets that are not full are told with what is in them now, and full ones are not', () => {
  const { limiter, call, pass } = limiterAt();
  const slow = { max: 2, perSeconds: 20 };
  const quick = { max: 1, perSeconds: 1 };
  call('slow', slow);
  call('quick', quick);
  expect(limiter.spentNow()).toEqual([
    { key: 'slow', tokens: 1, limit: slow },
    { key: 'quick', tokens: 0, limit: quick },
  ]);
  pass(5000);
  expect(limiter.spentNow()).toEqual([{ key: 'slow', tokens: 1.5, limit: slow }]);
  pass(5000);
  expect(limiter.spentNow()).toEqual([]);
});

test('ten thousand buckets are kept as they are, and one more sweeps those that have refilled', () => {
  const { limiter, call, pass } = limiterAt();
  const tight = { max: 1, perSeconds: 10 };
  for (let n = 0; n < 9999; n += 1) call(`key ${n}`, tight);
  pass(10_000);
  // What was swept is forgotten, so that it begins full whatever figures come next; what was kept goes on.
  const slow = { max: 10, perSeconds: 1000 };
  call('ten thousand', tight);
  expect(limiter.waitMs('key 0', slow)).toBe(90_000);
  call('and one', tight);
  expect(limiter.waitMs('key 0', slow)).toBe(0);
});

test('buckets that have not refilled survive the sweep', () => {
  const { call, pass } = limiterAt();
  const slow = { max: 1, perSeconds: 3600 };
  const quick = { max: 1, perSeconds: 1 };
  call('slow', slow);
  for (let n = 0; n < 10_000; n += 1) call(`key ${n}`, quick);
  pass(1000);
  for (let n = 0; n < 10_000; n += 1) call(`more ${n}`, quick);
  expect(call('slow', slow)).toBe(false);
});

test('when a limit gets other figures, what is left of a bucket counts under the new ones', () => {
  const { limiter, call } = limiterAt();
  call('a', { max: 10, perSeconds: 60 });
  expect(limiter.waitMs('a', { max: 3, perSeconds: 60 })).toBe(0);
  const tight = { max: 3, perSeconds: 60 };
  expect([1, 2, 3, 4].map(() => call('a', tight))).toEqual([true, true, true, false]);
});
