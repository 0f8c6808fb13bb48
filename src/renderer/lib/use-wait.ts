import type { Failure } from '#contract/errors.ts';
import { useCountdown } from '#ui/countdown.tsx';

/** Milliseconds until a refused call may be tried again, counting down; 0 when there is nothing to wait for. */
export const useWait = (failure: Failure | null): number =>
  useCountdown(failure?.retryAfterMs ?? null, failure);
