import { expect, test } from 'vitest';
import { isProof, macOf, type ProofQuestion } from './proof.ts';

const bytes = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const nonce = (fill: number): string => Buffer.from(bytes(fill)).toString('base64');
const question: ProofQuestion = { service: 'Drillroom', storeId: 'store', nonce: nonce(1) };
const answerBy = (key: Uint8Array, to: ProofQuestion) => ({ mac: macOf(key, to).toString('base64') });

test('who has the same key proves it, without saying it', () => {
  const answer = answerBy(bytes(7), question);
  expect(isProof(answer, bytes(7), question)).toBe(true);
  expect(Buffer.from(answer.mac, 'base64').includes(Buffer.from(bytes(7).subarray(0, 4)))).toBe(false);
});

test.each([
  ['another key', answerBy(bytes(8), question)],
  ['an answer to another question', answerBy(bytes(7), { ...question, nonce: nonce(2) })],
  ['an answer about another store', answerBy(bytes(7), { ...question, storeId: 'other' })],
  ['no key', { mac: null }],
  ['half an answer', { mac: 'AAAA' }],
  ['no answer', null],
  ['something else', 'the key'],
])('%s is no proof', (_what, answer) => {
  expect(isProof(answer, bytes(7), question)).toBe(false);
});
