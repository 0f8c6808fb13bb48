import { createHmac } from 'node:crypto';
import type { Random } from '../ports.ts';
import { makeRecoveryCode, readRecoveryCode } from '../recovery-code.ts';

export type PersonalCodes = {
  /** A new code, to be shown once. */
  readonly make: () => string;
  /** What is stored of a code, however it was typed; `null` when it cannot be one. */
  readonly hashOf: (typed: string) => string | null;
};

/**
 * Recovery codes of people. HMAC-SHA-256 under the store's pepper is enough to keep them by: 75 random bits cannot be
 * guessed, so a slow hash would only cost time.
 */
export const personalCodes = (random: Random, pepper: Uint8Array): PersonalCodes => ({
  make: () => makeRecoveryCode('personal', random),
  hashOf: (typed) => {
    const symbols = readRecoveryCode('personal', typed);
    if (symbols === null) return null;
    return `v1$${createHmac('sha256', pepper).update(`personal recovery code\n${symbols}`).digest('hex')}`;
  },
});
