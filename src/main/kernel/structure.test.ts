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

test.each<[string, unknown, unknown]>([
  [
    'malformed text',
    { a: ['ok', 'half \uD83D'] },
    { path: 'a.1', issue: 'malformed_text', message: 'This text holds half a character.' },
  ],
  [
    'a NUL',
    { a: { b: '\0' } },
    { path: 'a.b', issue: 'malformed_text', message: 'This text holds a NUL character.' },
  ],
  ['depth', nested(33), { path: '', issue: 'too_deep', message: 'This is nested too deeply.' }],
  [
    'size',
    { a: 'x'.repeat(defaultMaxBytes) },
    { path: '', issue: 'too_big', message: 'This is larger than the operation takes.' },
  ],
  [
    'many items',
    { a: Array.from({ length: 10_001 }, () => 1) },
    { path: '', issue: 'too_many_keys', message: 'This holds too many fields.' },
  ],
  [
    'a forbidden name, which is not told back',
    { a: { prototype: 1 } },
    { path: '', issue: 'forbidden_key', message: 'This holds a field that is not allowed.' },
  ],
  [
    'bare file content',
    new Uint8Array(3),
    { path: '', issue: 'unknown_value', message: 'This has to be a set of named fields.' },
  ],
  [
    'a value of no plain kind',
    { a: { b: new Date(0) } },
    { path: 'a.b', issue: 'unknown_value', message: 'This is not a plain value.' },
  ],
  [
    'a symbol',
    { a: Symbol('b') },
    { path: 'a', issue: 'unknown_value', message: 'This is not a plain value.' },
  ],
])('says what is wrong with %s, and where it can be said', (_what, raw, issue) => {
  expect(structureIssue(raw)).toEqual(issue);
});

test('the bounds are exact: as much as is allowed goes through, and one more does not', () => {
  const keys = (n: number) => Object.fromEntries(Array.from({ length: n }, (_, at) => [`k${at}`, 1]));
  expect(structureIssue(keys(10_000))).toBeNull();
  expect(structureIssue(Array.from({ length: 10_000 }, () => 1))).toBeNull();
  expect(structureIssue({ a: keys(4999), b: keys(4999) })).toBeNull();
  expect(structureIssue({ a: keys(5000), b: keys(4999) })).toMatchObject({ issue: 'too_many_keys' });
  // A field counts with its name, a number with eight bytes, a text with its UTF-8.
  expect(structureIssue({ ab: 'é', n: 1 }, 13)).toBeNull();
  expect(structureIssue({ ab: 'é', n: 1 }, 12)).toMatchObject({ issue: 'too_big' });
  expect(structureIssue({ a: true, b: null, c: undefined }, 27)).toBeNull();
  expect(structureIssue({ a: true, b: null, c: undefined }, 26)).toMatchObject({ issue: 'too_big' });
  expect(structureIssue({ a: new Uint8Array(9) }, 10)).toBeNull();
  expect(structureIssue({ a: new Uint8Array(9) }, 9)).toMatchObject({ issue: 'too_big' });
});

test('a text that is longer than allowed is not gone through, nor one after another made too much', () => {
  expect(structureIssue({ a: 'é'.repeat(11) }, 10)).toMatchObject({ issue: 'too_big' });
  expect(structureIssue({ a: 'x'.repeat(9) }, 10)).toBeNull();
  expect(structureIssue({ a: 'x'.repeat(5), b: 'x'.repeat(5) }, 11)).toMatchObject({ issue: 'too_big' });
});

test('takes an object without a prototype, and no array that pretends to be one', () => {
  expect(structureIssue(Object.assign(Object.create(null) as object, { a: 1 }))).toBeNull();
  class Named {
    readonly a = 1;
  }
  expect(structureIssue(new Named())).toMatchObject({ issue: 'unknown_value', path: '' });
  expect(structureIssue([[1], ['two']])).toBeNull();
});
