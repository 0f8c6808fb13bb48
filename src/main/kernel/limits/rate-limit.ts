import type { Limit } from '#contract/limits.ts';
import type { Clock } from '#main/platform/ports.ts';

/** A bucket that is not full, without a time: what it was left with when it was looked at. */
export type SpentBucket = { readonly key: string; readonly tokens: number; readonly limit: Limit };

type Bucket = { tokens: number; at: number; limit: Limit };

/** Buckets beyond this number are swept of those that have refilled, so that made-up keys cannot fill the memory. */
const sweepAbove = 10_000;

/**
 * Token buckets on the monotonic clock: `max` at once, refilled evenly over `perSeconds`. A limit is never reset by
 * setting the wall clock. `spent` are the buckets to begin with; `unknown` when they could not be read, and then every
 * bucket begins without a token.
 */
export function createRateLimiter(
  clock: Pick<Clock, 'monotonicMs'>,
  spent: readonly SpentBucket[] | 'unknown' = [],
) {
  const startedAt = clock.monotonicMs();
  const known = spent === 'unknown' ? [] : spent;
  const buckets = new Map<string, Bucket>(
    known.map(({ key, tokens, limit }) => [key, { tokens, limit, at: startedAt }]),
  );
  const unseen = (limit: Limit): Bucket => ({
    tokens: spent === 'unknown' ? 0 : limit.max,
    at: startedAt,
    limit,
  });

  const refilled = (key: string, limit: Limit): Bucket => {
    const now = clock.monotonicMs();
    const held = buckets.get(key) ?? unseen(limit);
    const gained = ((now - held.at) / 1000) * (limit.max / limit.perSeconds);
    return { tokens: Math.min(limit.max, held.tokens + gained), at: now, limit };
  };

  const sweep = (): void => {
    for (const [key, { limit }] of buckets) {
      if (refilled(key, limit).tokens >= limit.max) buckets.delete(key);
    }
  };

  /** Milliseconds until a token is there; 0 when one is. Takes nothing. */
  const waitMs = (key: string, limit: Limit): number => {
    const { tokens } = refilled(key, limit);
    if (tokens >= 1) return 0;
    return Math.ceil(((1 - tokens) * limit.perSeconds * 1000) / limit.max);
  };

  /** Takes a token, whether or not a whole one is left: ask `waitMs` first. */
  const take = (key: string, limit: Limit): void => {
    const bucket = refilled(key, limit);
    buckets.set(key, { ...bucket, tokens: Math.max(0, bucket.tokens - 1) });
    if (buckets.size > sweepAbove) sweep();
  };

  /** Puts a token back that was taken for what turned out not to count. */
  const giveBack = (key: string, limit: Limit): void => {
    const bucket = refilled(key, limit);
    buckets.set(key, { ...bucket, tokens: Math.min(limit.max, bucket.tokens + 1) });
  };

  /** The buckets that are not full now. */
  const spentNow = (): SpentBucket[] => {
    sweep();
    return [...buckets].map(([key, { limit }]) => ({ key, limit, tokens: refilled(key, limit).tokens }));
  };

  return { waitMs, take, giveBack, spentNow };
}
export type RateLimiter = ReturnType<typeof createRateLimiter>;
