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

export type RefusalDetails = {
  readonly details?: unknown;
  /** The id of what was acted upon, for the audit row. */
  readonly subject?: string;
  /** Milliseconds until the same call may succeed. */
  readonly retryAfterMs?: number;
};

/** An expected refusal, returned by a commit: what it wrote stays, and is audited (a failed sign-in, a lockout). */
export class KeptRefusal {
  readonly code: string;
  readonly details: unknown;
  readonly subject: string | null;
  readonly retryAfterMs: number | undefined;
  constructor(code: string, { details, subject, retryAfterMs }: RefusalDetails = {}) {
    this.code = code;
    this.details = details;
    this.subject = subject ?? null;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The same once it is on record: thrown for a refusal whose audit row is committed. */
export class RecordedRefusal extends OperationRefused {}

/** A refusal that looks at nothing but what was typed: no guess at a secret, whatever counts those. */
export class PlainRefusal extends OperationRefused {}

export const invalidInput = (fields: readonly FieldIssue[]): OperationRefused =>
  new OperationRefused('INVALID_INPUT', { fields });
