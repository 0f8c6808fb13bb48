import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * A keychain may give a secret back from what its own process remembers, and to nobody else: a store whose key lies there
 * is lost at the next start. So another process is asked whether it gets the key too (0167). The key itself does not pass
 * between the two: the other one answers with a MAC over a nonce.
 */
export const ProofQuestion = z.strictObject({
  service: z.string().min(1).max(100),
  storeId: z.string().min(1).max(100),
  /** 32 bytes in base64. */
  nonce: z.base64().length(44),
});
export type ProofQuestion = z.output<typeof ProofQuestion>;

export const ProofAnswer = z.strictObject({
  /** In base64; `null`: that process got no key. */
  mac: z.base64().length(44).nullable(),
});
export type ProofAnswer = z.output<typeof ProofAnswer>;

/** Asks a process that is started for it. Rejects when that process gives no answer. */
export type AskElsewhere = (question: ProofQuestion) => Promise<unknown>;

export const macOf = (secret: Uint8Array, { storeId, nonce }: ProofQuestion): Buffer =>
  createHmac('sha256', secret).update(`drillroom keychain proof 1\n${storeId}\n${nonce}`).digest();

/** Whether an answer comes from somebody who has the same key. */
export function isProof(raw: unknown, secret: Uint8Array, question: ProofQuestion): boolean {
  const parsed = ProofAnswer.safeParse(raw);
  if (!parsed.success || parsed.data.mac === null) return false;
  return timingSafeEqual(Buffer.from(parsed.data.mac, 'base64'), macOf(secret, question));
}
