import type { FieldIssue } from '#contract/errors.ts';

/** An expected refusal, thrown: everything that the handler wrote is rolled back. */
export class OperationRefused extends Error {
  override readonly name = 'OperationRefused';
  readonly code: string;
  readonly details: unknown;
  readonly retryAfterMs: number | undefined;
  constructor(code: string, details?: unknown, retryAfterMs?: number) {
    super(code);
    this.code = code;
    this.details = details;
    this.retryAfterMs = retryAfterMs;
  }
}

/** An expected refusal, returned by a commit: what it wrote stays, and is audited (a failed sign-in, a lockout). */
export class KeptRefusal {
  readonly code: string;
  readonly details: unknown;
  readonly subject: string | null;
  constructor(code: string, details: unknown, subject: string | null) {
    this.code = code;
    this.details = details;
    this.subject = subject;
  }
}

/** The same once it is on record: thrown for a refusal whose audit row is committed. */
export class RecordedRefusal extends OperationRefused {}

export const invalidInput = (fields: readonly FieldIssue[]): OperationRefused =>
  new OperationRefused('INVALID_INPUT', { fields });
