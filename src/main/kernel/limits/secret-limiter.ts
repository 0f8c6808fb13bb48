import type { Limit } from '#contract/limits.ts';
import type { Clock, Log } from '#main/platform/ports.ts';
import { createRateLimiter, type SpentBucket } from './rate-limit.ts';

/** Where the buckets of limits that guard a secret outlive the process. */
export type BucketKeeper = {
  /** What a bucket is called there. */
  readonly keyOf: (key: string) => string;
  readonly load: () => readonly SpentBucket[] | 'unknown';
  /** Puts these in the place of all that were kept. Durable when it returns, or resolves; else it throws. */
  readonly save: (buckets: readonly SpentBucket[]) => void | Promise<void>;
};

/**
 * A rate limiter whose buckets go on where the process before left them. They refill only while Drillroom runs: the
 * time between two runs is told by the wall clock alone, and whoever guesses can set that.
 */
export function createSecretLimiter(
  { clock, log }: { readonly clock: Pick<Clock, 'monotonicMs'>; readonly log: Log },
  keeper: BucketKeeper,
) {
  const kept = keeper.load();
  const { waitMs, take, giveBack, spentNow } = createRateLimiter(clock, kept);
  let hasNews = kept === 'unknown' || kept.length > 0;
  const save = async (): Promise<void> => keeper.save(spentNow());
  return {
    waitMs: (key: string, limit: Limit) => waitMs(keeper.keyOf(key), limit),
    take: (key: string, limit: Limit) => {
      hasNews = true;
      take(keeper.keyOf(key), limit);
    },
    giveBack: (key: string, limit: Limit) => giveBack(keeper.keyOf(key), limit),
    /** Makes what was taken outlive a crash; a guess may be answered only after that. */
    save,
    /**
     * Keeps what was given back and what has refilled meanwhile. Where that fails it is logged only: the next start finds
     * less in the buckets, never more.
     */
    keep: (): Promise<void> =>
      hasNews ? save().catch((error: unknown) => log.error('limits.notKept', error)) : Promise.resolve(),
  };
}
export type SecretLimiter = ReturnType<typeof createSecretLimiter>;
