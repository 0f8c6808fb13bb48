import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { anchorMac, chainHash, erasureMac, namesCommitment } from './chain.ts';

const key = new Uint8Array(32).fill(7);
const hash = 'ab'.repeat(32);
const row = {
  seq: 5,
  at: '2026-11-20T09:05:00.000Z',
  action: 'report.viewed',
  actorId: 'actor-1',
  subjectId: 'report-1',
  subjectType: null,
  outcome: 'done',
  details: '{"n":5}',
  namesHash: null,
};

/** What each of them covers, part by part, each ended by a NUL. A store lives on through every version. */
const macOf = (...parts: readonly string[]): string =>
  createHmac('sha256', key)
    .update(parts.map((part) => `${part}\0`).join(''))
    .digest('hex');

test('a row is hashed with the hash of the one before and everything that it says, in the order of the first version', () => {
  const text =
    '[5,"2026-11-20T09:05:00.000Z","report.viewed","actor-1","report-1","done","{\\"n\\":5}",null]';
  expect(chainHash(key, hash, row)).toBe(macOf(hash, text));
  expect(chainHash(key, hash, { ...row, subjectType: 'report' })).toBe(
    macOf(hash, text.replace(']', ',"report"]')),
  );
  expect(chainHash(key, hash, row, 6)).toBe(macOf(hash, text.replace('[5', '[6')));
});

test('names, erasures and anchors are sealed each under a word of their own', () => {
  expect(namesCommitment(key, { salt: 's', names: '{}' })).toBe(macOf('s', '{}'));
  expect(erasureMac(key, { seq: 5, namesHash: hash })).toBe(macOf('audit names erased 1', '5', hash));
  expect(anchorMac(key, { seq: 5, hash })).toBe(macOf('audit anchor 1', '5', hash));
});

test('what is no text, in a table that was rebuilt by hand, is taken for what it is', () => {
  const numbers = [1, 2, null].map((names) => namesCommitment(key, { salt: 's', names: names as never }));
  expect(new Set([...numbers, namesCommitment(key, { salt: 's', names: '1' })]).size).toBe(4);
  expect(numbers[0]).toBe(macOf('s', 'not text: 1'));
});
