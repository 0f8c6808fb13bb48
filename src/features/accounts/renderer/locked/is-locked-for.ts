import type { Failure } from '#contract/errors.ts';

export type Refused = { readonly failure: Failure | null; readonly wait: number };

/** Whether too many wrong passwords still keep this form shut. */
export const isLockedFor = ({ failure, wait }: Refused): boolean =>
  failure?.code === 'ACCOUNT_LOCKED' && wait > 0;
