import { createHmac } from 'node:crypto';
import type { Random } from '../ports.ts';
import { makeRecoveryCode, readRecoveryCode } from '../recovery-code.ts';

export type CodeMaker = {
  /** A new code, to be shown once, and what is stored of it. */
  readonly make: () => { readonly code: string; readonly hash: string };
  /** What is stored of a code, however it was typed; `null` when it cannot be one. */
  readonly hashOf: (typed: string) => string | null;
};

/** What the digest covers beside the code, so that a code of one kind is worth nothing as the other. */
const labels = { personal: 'personal recovery code', oneTime: 'one-time code' } as const;

/**
 * Codes that let people in: their own recovery code, and the one-time code that an admin hands out. HMAC-SHA-256 under
 * the store's pepper is enough to keep them by: 75 and 55 random bits cannot be guessed within the limits, so a slow hash
 * would only cost time.
 */
export const peoplesCodes = (kind: keyof typeof labels, random: Random, pepper: Uint8Array): CodeMaker => {
  const hashOf = (typed: string): string | null => {
    const symbols = readRecoveryCode(kind, typed);
    if (symbols === null) return null;
    return `v1$${createHmac('sha256', pepper).update(`${labels[kind]}\n${symbols}`).digest('hex')}`;
  };
  return {
    make: () => {
      const code = makeRecoveryCode(kind, random);
      const hash = hashOf(code);
      if (hash === null) throw new Error('A code that was just made cannot be read.');
      return { code, hash };
    },
    hashOf,
  };
};
