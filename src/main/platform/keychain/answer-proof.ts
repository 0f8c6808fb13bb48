import { osKeychain } from './os-keychain.ts';
import { macOf, type ProofAnswer, ProofQuestion } from './proof.ts';

/** What the other process does: asks the keychain, and answers with a MAC under the key that it got. */
export async function answerProof(raw: unknown): Promise<ProofAnswer> {
  const question = ProofQuestion.parse(raw);
  const answer = await osKeychain({ service: question.service }).get(question.storeId, 'key');
  if (answer.kind !== 'found') return { mac: null };
  const mac = macOf(answer.secret, question).toString('base64');
  answer.secret.fill(0);
  return { mac };
}
