import type { Failure } from '#contract/errors.ts';
import type { Log } from '#main/platform/ports.ts';
import { WorkerError } from '#main/platform/workers/worker-error.ts';
import { OperationRefused } from './refusal.ts';

/** Faults of the store: the caller learns which, and what was asked for is not done. */
const storeFaults = ['disk_full', 'readonly', 'io', 'corrupt', 'audit'] as const;

/**
 * What a caller is told. Of an error that is no refusal nothing crosses but a code and the reference number of the call,
 * which finds its lines in the log. Never throws, whatever the error does when it is read.
 */
export function failureOf(
  { ref, log }: { readonly ref: string; readonly log: Log },
  op: string,
  error: Error,
): Failure {
  if (error instanceof OperationRefused) {
    return {
      code: error.code,
      ...(error.details === undefined ? {} : { details: error.details }),
      ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    };
  }
  if (error instanceof WorkerError && error.fault === 'cancelled') return { code: 'CANCELLED' };
  log.error('op.failed', error, { op, ref });
  const kind = kindOf(error);
  if (kind !== null) return { code: 'UNAVAILABLE', details: { store: kind }, ref };
  // A thread that was too slow, too large or too busy may do better later; one that failed would fail again.
  if (error instanceof WorkerError && error.fault !== 'failed') {
    return { code: 'UNAVAILABLE', details: { worker: error.fault }, ref };
  }
  return { code: 'INTERNAL', ref };
}

function kindOf(error: Error): string | null {
  try {
    const { kind } = error as { readonly kind?: unknown };
    return storeFaults.find((fault) => fault === kind) ?? null;
  } catch {
    return null;
  }
}
