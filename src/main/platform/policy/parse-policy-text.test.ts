import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxPolicyBytes, parsePolicyText } from './parse-policy-text.ts';

const parse = (text: string) => parsePolicyText(Buffer.from(text));

describe('the text of a policy', () => {
  test.each([
    ['an empty set', '{}', {}],
    ['white space around it', ' \r\n{ "a" : 1 }\n', { a: 1 }],
    ['a byte order mark', '\uFEFF{"a":1}', { a: 1 }],
    ['the same key in two sets', '{"a":{"x":1},"b":{"x":1}}', { a: { x: 1 }, b: { x: 1 } }],
    [
      'text that looks like keys',
      String.raw`{"a":"{\"a\":1,\"a\":2}","b":["a","a"]}`,
      { a: '{"a":1,"a":2}', b: ['a', 'a'] },
    ],
  ])('with %s is read', (_what, text, values) => {
    expect(parse(text)).toEqual({ kind: 'found', values });
  });

  test.each([
    ['nothing at all', '', 'not_json', null],
    ['half of itself', '{"idleLockMinutes":', 'not_json', null],
    ['a comment', '{"a":1} // IT', 'not_json', null],
    ['a comma too many', '{"a":1,}', 'not_json', null],
    ['two values', '{}{}', 'not_json', null],
    ['a list', '[]', 'not_an_object', null],
    ['null', 'null', 'not_an_object', null],
    ['a text', '"{}"', 'not_an_object', null],
    ['the same key twice', '{"a":1,"b":2,"a":3}', 'duplicate_key', 'a'],
    ['the same key twice, once in disguise', String.raw`{"a":1,"\u0061":3}`, 'duplicate_key', 'a'],
    ['the same key twice further in', '{"limits":{"chat":1,"chat":2}}', 'duplicate_key', 'chat'],
    ['the same key twice in a list', '{"a":[{"x":1,"x":2}]}', 'duplicate_key', 'x'],
    ['nine levels', '{"a":'.repeat(9) + '1' + '}'.repeat(9), 'too_deep', null],
    ['a hundred thousand levels', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'too_deep', null],
  ])('with %s is not', (_what, text, fault, at) => {
    expect(parse(text)).toEqual({ kind: 'unusable', fault, at });
  });

  test('that is not UTF-8 is not read, in whichever other encoding it is', () => {
    const utf16 = Buffer.from('\uFEFF{"a":1}', 'utf16le');
    const latin1 = Buffer.from('{"a":"ä"}', 'latin1');
    for (const bytes of [utf16, latin1]) expect(parsePolicyText(bytes)).toMatchObject({ fault: 'not_utf8' });
  });

  test('is read up to its largest size, and not beyond', () => {
    const filled = (size: number) => `{"a":"${'x'.repeat(size - 8)}"}`;
    expect(parse(filled(maxPolicyBytes))).toMatchObject({ kind: 'found' });
    expect(parse(filled(maxPolicyBytes + 1))).toMatchObject({ fault: 'too_large' });
  });

  test('gives nothing the prototype of anything', () => {
    const read = parse('{"__proto__":{"admin":true},"constructor":1}');
    expect(read).toMatchObject({ kind: 'found' });
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('is found again as it was written, whatever stands in it', () => {
    const shallow = fc.dictionary(
      fc.string(),
      fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.array(fc.string())),
    );
    fc.assert(
      fc.property(shallow, (values) => {
        const text = JSON.stringify(values);
        expect(parse(text)).toEqual({ kind: 'found', values: JSON.parse(text) as unknown });
      }),
    );
  });

  test('of any bytes is answered and never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void parsePolicyText(bytes)));
  });
});
