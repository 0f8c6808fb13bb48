import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bytes, MB, toJson } from './codec.ts';

test('bytes come back the same after a line of JSON, also from a Buffer', () => {
  const schema = Bytes(MB);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1000 }), (bytes) => {
      for (const sent of [bytes, Buffer.from(bytes)]) {
        const line = JSON.parse(toJson({ deep: [{ content: sent }] })) as { deep: { content: unknown }[] };
        expect(schema.parse(line.deep[0]?.content)).toEqual(new Uint8Array(bytes));
      }
    }),
  );
});

test('the limit counts decoded bytes', () => {
  const schema = Bytes(3);
  expect(schema.safeParse('AAAA').success).toBe(true);
  expect(schema.safeParse('AAAAAA==').success).toBe(false);
  expect(schema.safeParse(new Uint8Array(4)).success).toBe(false);
});

test.each([['not base64 at all!'], ['AAA'], [7], [null], [{ type: 'Buffer', data: [1] }], [[1, 2]]])(
  'takes %j for no bytes',
  (value) => {
    expect(Bytes(MB).safeParse(value).success).toBe(false);
  },
);
