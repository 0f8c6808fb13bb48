import type { FieldIssue } from '#contract/errors.ts';
import { OperationRefused } from '#main/kernel/refusal.ts';
import { WorkerError } from '#main/platform/workers/worker-error.ts';
import type { Failed } from './store.ts';

/** Why a file did not come in, for whoever looks at the queue. */
export function failureOfFile(error: unknown): Failed {
  if (error instanceof OperationRefused && error.code === 'INVALID_INPUT') {
    const { fields = [] } = (error.details ?? {}) as { readonly fields?: readonly FieldIssue[] };
    const [first] = fields;
    if (first !== undefined) return { issue: first.issue, message: first.message };
  }
  if (error instanceof WorkerError) return { issue: `reader_${error.fault}`, message: null };
  return { issue: 'unexpected', message: null };
}

/** It was found in the file, and is no fault of the program. */
export const isAboutFile = (error: unknown): boolean =>
  error instanceof OperationRefused && error.code === 'INVALID_INPUT';

/** Whoever added it may not add material any more. */
export const importerGone: Failed = { issue: 'importer_gone', message: null };
/** Each time that it was read, the program ended. */
export const endsProgram: Failed = { issue: 'ends_program', message: null };
