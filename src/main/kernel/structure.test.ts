import { expect, test } from 'vitest';
import { defaultMaxBytes, structureIssue } from './structure.ts';

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });

test.each<[string, unknown, string]>([
  ['a lone surrogate', { title: 'half \uD83D' }, 'malformed_text'],
  ['a NUL', { title: 'cut\0short' }, 'malformed_text'],
  ['a key that reaches a prototype', JSON.parse('{"__proto__":{"roles":["admin"]}}'), 'forbidden_key'],
  ['a constructor key, deep inside', { a: [{ constructor: 1 }] }, 'forbidden_key'],
  ['33 levels', nested(33), 'too_deep'],
  [
    '10,001 keys',
    Object.fromEntries(Array.from({ length: 10_001 }, (_, n) => [`k${n}`, 1])),
    'too_many_keys',
  ],
  ['10,001 items', { roles: Array.from({ length: 10_001 }, () => 'trainee') }, 'too_many_keys'],
  // oxlint-disable-next-line unicorn/no-new-array -- four thousand million items, none of which is there
  ['a list of holes', { roles: new Array(2 ** 32 - 1) }, 'too_many_keys'],
  ['10,001 keys in many small objects', Array.from({ length: 5001 }, () => ({ a: 1 })), 'too_many_keys'],
  ['more bytes than the operation takes', { text: 'é'.repeat(defaultMaxBytes / 2 + 1) }, 'too_big'],
  ['a Date', { at: new Date(0) }, 'unknown_value'],
  ['a Map', new Map(), 'unknown_value'],
  ['a function', { run: () => 1 }, 'unknown_value'],
  ['a BigInt', { n: 1n }, 'unknown_value'],
  ['file content without a field that it belongs to', new Uint8Array(3), 'unknown_value'],
])('refuses %s', (_name, raw, issue) => {
  expect(structureIssue(raw)).toMatchObject({ issue });
});

test('names the field that holds the malformed text', () => {
  expect(structureIssue({ people: [{ name: 'a\0' }] })).toMatchObject({ path: 'people.0.name' });
});

test('lets plain values through, as deep and as large as is allowed', () => {
  expect(structureIssue(nested(32))).toBeNull();
  expect(
    structureIssue({ content: new Uint8Array(1000), none: null, missing: undefined, flag: true }),
  ).toBeNull();
  expect(structureIssue({ content: new Uint8Array(2 * defaultMaxBytes) }, 3 * defaultMaxBytes)).toBeNull();
});

test('counts the bytes of file content', () => {
  expect(structureIssue({ content: new Uint8Array(defaultMaxBytes + 1) })).toMatchObject({
    issue: 'too_big',
  });
});

test('walks a wide and deep input without recursion', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(structureIssue(deep)).toMatchObject({ issue: 'too_deep' });
});
