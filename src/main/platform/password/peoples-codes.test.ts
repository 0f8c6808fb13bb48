import { expect, test } from 'vitest';
import { systemRandom } from '../system/system-random.ts';
import { peoplesCodes } from './peoples-codes.ts';

const pepper = new Uint8Array(32).fill(7);
const codes = peoplesCodes('personal', systemRandom, pepper);

test('a code has one hash, however it is typed, and the hash does not show it', () => {
  const { code, hash } = codes.make();
  expect(codes.hashOf(code)).toBe(hash);
  expect(hash).toMatch(/^v1\$[0-9a-f]{64}$/);
  expect(codes.hashOf(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(hash);
  expect(codes.make().hash).not.toBe(hash);
});

test('the hash is worth nothing in a store with another pepper', () => {
  const { code, hash } = codes.make();
  const elsewhere = peoplesCodes('personal', systemRandom, new Uint8Array(32).fill(8));
  expect(elsewhere.hashOf(code)).not.toBe(hash);
});

test.each(['', 'hello', '0000-0000-0000-0001', '\0'.repeat(16)])('%j has no hash', (typed) => {
  expect(codes.hashOf(typed)).toBeNull();
});
