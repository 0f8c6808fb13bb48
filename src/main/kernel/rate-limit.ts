import type { Clock } from '#main/platform/ports.ts';

export type Limit = { readonly max: number; readonly perSeconds: number };

type Bucket = { tokens: number; at: number };

/** Buckets beyond this number are swept of those that have refilled, so that made-up keys cannot fill the memory. */
const sweepAbove = 10_000;

/**
 * Token buckets on the monotonic clock: `max` at once, refilled evenly over `perSeconds`. A limit is never reset by
 * setting the wall clock.
 */
export function createRateLimiter(clock: Pick<Clock, 'monotonicMs'>) {
  const buckets = new Map<string, Bucket & { limit: Limit }>();

  const refilled = (key: string, limit: Limit): Bucket => {
    const now = clock.monotonicMs();
    const held = buckets.get(key);
    if (held === undefined) return { tokens: limit.max, at: now };
    const gained = ((now - held.at) / 1000) * (limit.max / limit.perSeconds);
    return { tokens: Math.min(limit.max, held.tokens + gained), at: now };
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
    const { tokens, at } = refilled(key, limit);
    buckets.set(key, { tokens: Math.max(0, tokens - 1), at, limit });
    if (buckets.size > sweepAbove) sweep();
  };

  /** Puts a token back that was taken for what turned out not to count. */
  const giveBack = (key: string, limit: Limit): void => {
    const { tokens, at } = refilled(key, limit);
    buckets.set(key, { tokens: Math.min(limit.max, tokens + 1), at, limit });
  };

  return { waitMs, take, giveBack };
}
export type RateLimiter = ReturnType<typeof createRateLimiter>;
