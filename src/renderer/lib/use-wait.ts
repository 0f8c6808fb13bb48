import type { Failure } from '#contract/errors.ts';
import { useCountdown } from '#ui/countdown.tsx';

/**
 * Milliseconds until a refused call may be tried again, counting down; 0 when there is nothing to wait for. Whatever is
 * refused for a time says so by `retryAfterMs`: a limit, a locked account.
 */
export function useWait(failure: Failure | null): number {
  const ms = failure?.retryAfterMs ?? null;
  return useCountdown(ms, ms === null ? null : failure);
}
