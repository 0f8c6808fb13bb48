import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readText } from './read-text.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));

test('reads UTF-8 with or without a byte order mark, with any line ends', () => {
  expect(readText(bytes([0xef, 0xbb, 0xbf], 'one\r\ntwo\rthree\nfour'))).toEqual({
    text: 'one\ntwo\nthree\nfour',
  });
});

test('keeps a replacement character that the file really holds', () => {
  expect(readText(bytes('a \uFFFD b'))).toEqual({ text: 'a \uFFFD b' });
});

test('leaves out control characters, so that none can pose as a mark', () => {
  expect(readText(bytes('a\u0002b\u001Bc\td\n'))).toEqual({ text: 'abc\td\n' });
});

test('says where malformed bytes are', () => {
  const read = readText(bytes('line one\nline ', [0xc3, 0x28], ' two'));
  expect(read).toMatchObject({ issue: { path: 'content', issue: 'not_utf8' } });
  expect('issue' in read && read.issue.message).toContain('byte 15, on line 2');
});

test.each<[string, Uint8Array, string]>([
  ['an empty file', bytes(''), 'empty'],
  ['nothing but white space', bytes(' \n\t\n'), 'empty'],
  ['a byte order mark alone', bytes([0xef, 0xbb, 0xbf]), 'empty'],
  ['a PDF with another name', bytes('%PDF-1.7\n'), 'not_text'],
  ['an RTF file with another name', bytes('{\\rtf1\\ansi Hello}'), 'not_text'],
  ['a ZIP with another name', bytes([0x50, 0x4b, 3, 4, 0]), 'not_text'],
  ['UTF-16', bytes([0xff, 0xfe, 0x41, 0x00]), 'not_text'],
  ['a NUL in the middle', bytes('text\0more'), 'not_text'],
  ['a cut-off last character', bytes('caf', [0xc3]), 'not_utf8'],
  ['an overlong encoding', bytes('a', [0xc0, 0xaf]), 'not_utf8'],
  ['an encoded surrogate', bytes('a', [0xed, 0xa0, 0x80]), 'not_utf8'],
])('refuses %s', (_name, content, issue) => {
  expect(readText(content)).toMatchObject({ issue: { issue } });
});

test('never throws, and what it reads is well-formed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (content) => {
      const read = readText(content);
      if ('text' in read) expect(read.text.isWellFormed()).toBe(true);
    }),
  );
});
