import type { i18n } from 'i18next';
import { type Failure, OperationError } from '#contract/errors.ts';
import { wordsFor } from './i18n.ts';

/** The refusal in anything that was thrown; a fault of the window itself counts as `INTERNAL`. */
export const failureOf = (error: unknown): Failure =>
  error instanceof OperationError ? error.failure : { code: 'INTERNAL' };

export type FailureWords = {
  /** What happened. */
  readonly title: string;
  /** Whether the work is safe, and what to do now. */
  readonly text: string;
  /** Code and reference number, for whoever helps. */
  readonly details: string;
};

/**
 * Words a refusal: by the feature's own catalogue (`<feature>:errors.<CODE>`), else by the app's. Where the details say why,
 * that has words of its own (`NOT_USABLE_damaged`), and so has why a thread gave no answer, or the store took nothing
 * (`UNAVAILABLE_deadline`).
 */
export function failureWords(i18n: i18n, failure: Failure, feature: string): FailureWords {
  const values = detailValues(failure);
  const worded = (part: 'title' | 'text'): string =>
    wordsFor(i18n, `${feature}:errors.${failure.code}_${String(values['why'])}.${part}`, values) ??
    wordsFor(i18n, `${feature}:errors.${failure.code}.${part}`, values) ??
    wordsFor(
      i18n,
      `app:errors.${failure.code}_${String(values['worker'] ?? values['store'])}.${part}`,
      values,
    ) ??
    wordsFor(i18n, `app:errors.${failure.code}.${part}`, values) ??
    wordsFor(i18n, `app:errors.INTERNAL.${part}`) ??
    failure.code;
  return {
    title: worded('title'),
    text: worded('text'),
    details: failure.ref === undefined ? failure.code : `${failure.code}, ${failure.ref}`,
  };
}

/** Whether a refusal says this about itself. */
export const hasDetail = ({ details }: Failure, name: string): boolean =>
  typeof details === 'object' && details !== null && name in details;

/**
 * Whoever gave the command stopped it, or is not at the window any more: they know, and it is nobody else's business.
 */
export const isStopped = (error: unknown): boolean => failureOf(error).code === 'CANCELLED';

/** The plain values among a refusal's details, so that a sentence may name them. */
function detailValues(failure: Failure): Readonly<Record<string, unknown>> {
  return typeof failure.details === 'object' && failure.details !== null ? { ...failure.details } : {};
}
