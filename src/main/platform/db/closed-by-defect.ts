import { systemCode } from '../system/system-code.ts';
import { WorkerError } from '../workers/worker-error.ts';
import type { Closed, ClosedState } from './opening.ts';

/** What is known of an error without its message, which may name a path: which thread gave no answer and why, or its kind. */
function reasonOf(error: unknown): string {
  if (error instanceof WorkerError) return error.message;
  if (!(error instanceof Error)) return 'An error that nobody foresaw.';
  const code = systemCode(error);
  return `An error that nobody foresaw (${code === '' ? error.name : code}).`;
}

/**
 * The state of a store whose opening broke off, and neither its disk nor its files are to blame. Whatever was under way in
 * it is done whole or not at all, so that it can be tried again.
 */
export const closedByDefect = (error: unknown): Closed<ClosedState> => ({
  state: 'not_opened',
  cause: null,
  holder: null,
  recoverable: false,
  reason: reasonOf(error),
});
