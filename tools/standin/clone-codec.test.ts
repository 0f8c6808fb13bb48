/* oxlint-disable typescript/no-unsafe-type-assertion -- what comes back is what is tested */
import { expect, test } from 'vitest';
import { createCloneCodec } from './clone-codec.ts';

const { encode, decode } = createCloneCodec({
  toBase64: (bytes) => Buffer.from(bytes).toString('base64'),
  fromBase64: (text) => new Uint8Array(Buffer.from(text, 'base64')),
});
const through = (value: unknown): unknown => decode(encode(value));

test.each([
  ['text with lone surrogates and NUL', 'a\ud800\0\u2028'],
  ['nothing', undefined],
  ['null', null],
  ['odd numbers', [Number.NaN, Infinity, -Infinity, -0, 0, 1e308]],
  ['a big integer', 2n ** 80n],
  ['dates', [new Date(0), new Date(Number.NaN)]],
  ['bytes', new Uint8Array([0, 1, 254, 255])],
  ['other views', [new Float64Array([1.5]), new Uint16Array([65535])]],
  ['a buffer', new Uint8Array([1, 2]).buffer],
  ['maps and sets', new Map<unknown, unknown>([[{ a: 1 }, new Set([undefined, 'x'])]])],
  ['arrays that look like our own marks', [['at', 0], ['undefined'], ['date', 1]]],
  ['nested objects', { a: { b: [{ c: undefined }] } }],
])('%s come back as they were', (_what, value) => expect(through(value)).toStrictEqual(value));

test('an error keeps its name and message', () => {
  const back = through(new TypeError('no')) as Error;
  expect([back instanceof Error, back.name, back.message]).toEqual([true, 'TypeError', 'no']);
});

test('a circle stays a circle, and what is shared stays shared', () => {
  const shared = { n: 1 };
  const value: Record<string, unknown> = { first: shared, second: shared };
  value['self'] = value;
  const back = through(value) as typeof value;
  expect(back['self']).toBe(back);
  expect(back['first']).toBe(back['second']);
});

test('a key that names the prototype is only a key', () => {
  const back = through(JSON.parse('{"__proto__":{"admin":true}}')) as object;
  expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
  expect(Object.keys(back)).toEqual(['__proto__']);
});

test.each([
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
])('%s is refused', (_what, value) => {
  expect(() => encode({ value })).toThrow(/could not be cloned/);
});
