/** The refusals that any operation may answer with; an operation's own codes stand in its declaration. */
export const commonCodes = [
  'UNAUTHENTICATED',
  'LOCKED',
  'FORBIDDEN',
  'INVALID_INPUT',
  'NOT_FOUND',
  'CONFLICT',
  'RATE_LIMITED',
  'UNAVAILABLE',
  'CANCELLED',
  'INTERNAL',
] as const;
export type CommonCode = (typeof commonCodes)[number];

/** One field that did not fit. `path` is dotted (`roles.0`), empty for the whole input. */
export type FieldIssue = {
  readonly path: string;
  /** A stable word for the catalogue, for instance `too_small`. */
  readonly issue: string;
  /** The same in plain English, for a caller without a catalogue. */
  readonly message: string;
};

/** What crosses the boundary when an operation refuses. Never a stack, a path, SQL or a key. */
export type Failure = {
  readonly code: string;
  readonly details?: unknown;
  /** Milliseconds until the same call may succeed; with `RATE_LIMITED`. */
  readonly retryAfterMs?: number;
  /** Reference number that finds the log lines of this call; with `INTERNAL` and `UNAVAILABLE`. */
  readonly ref?: string;
};

export type Reply<T = unknown> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly error: Failure };

/** What the typed client throws for a refusal, so that screens can use ordinary error handling. */
export class OperationError extends Error {
  override readonly name = 'OperationError';
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
  get code(): string {
    return this.failure.code;
  }
  /** The fields that did not fit, where the refusal is about input. */
  get fields(): readonly FieldIssue[] {
    const details = this.failure.details as { fields?: readonly FieldIssue[] } | undefined;
    return details?.fields ?? [];
  }
}
