import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractDocument } from './extract-document.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
const read = (content: Uint8Array, fileName = 'a.txt') => extractDocument({ content, fileName });
const utf16 = (text: string, isLittle: boolean): Uint8Array => {
  const content = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(isLittle ? content : content.swap16());
};
const windows1252 = (text: string): Uint8Array => {
  const signs: Record<string, number> = { '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96, '€': 0x80, '…': 0x85 };
  return new Uint8Array(Array.from(text, (sign) => signs[sign] ?? sign.charCodeAt(0)));
};

test('reads UTF-8 with or without a byte order mark, with any line ends', async () => {
  expect(await read(bytes([0xef, 0xbb, 0xbf], 'one\r\ntwo\rthree\nfour'))).toMatchObject({
    text: 'one\ntwo\nthree\nfour',
    encoding: 'utf-8',
    notices: [],
  });
});

test('keeps a replacement character that the file really holds', async () => {
  expect(await read(bytes('a \uFFFD b'))).toMatchObject({ text: 'a \uFFFD b' });
});

test('leaves out control characters, so that none can pose as a mark', async () => {
  expect(await read(bytes('a\u0002b\u001Bc\td\n'))).toMatchObject({ text: 'abc\td\n' });
});

test('says where malformed bytes are', async () => {
  const found = await read(bytes('line one\nline ', [0xc3, 0x28], ' two'));
  expect(found).toMatchObject({ issue: { path: 'content', issue: 'not_utf8' } });
  expect('issue' in found && found.issue.message).toContain('byte 15, on line 2');
});

test.each(['Grüße 🙂 返品は14日以内', 'שלום עולם, مرحبا', ''])(
  'reads UTF-16 of either byte order by its mark: %j',
  async (words) => {
    const text = `First line\n${words}`;
    for (const isLittle of [true, false]) {
      expect(await read(utf16(text, isLittle))).toMatchObject({
        text,
        encoding: isLittle ? 'utf-16le' : 'utf-16be',
        notices: [],
      });
    }
  },
);

test('names half a character, half a unit and NUL of UTF-16 by their place', async () => {
  const half = await read(utf16('one\ntwo \uD83D three', true));
  expect('issue' in half && half.issue.issue).toBe('not_utf16');
  expect('issue' in half && half.issue.message).toContain('half a character at byte 19, on line 2');
  const odd = await read(bytes([0xff, 0xfe, 0x41, 0, 0x42]));
  expect('issue' in odd && odd.issue.message).toContain('half a unit at byte 5, on line 1');
  expect(await read(utf16('a\0b', false))).toMatchObject({ issue: { issue: 'not_text' } });
});

test.each([
  ['Die Größe für Gäste: ÄRGER über Öl, „schön“ hieß es.'.replace(/[„“]/g, '"')],
  ['It’s the client’s choice – “always”… €20.'],
  ['Voilà l’été : ça coûte cher à l’église, où était-ce ? Noël.'],
  ['¿Cuándo? El niño comió piña mañana. ¡Sí!'],
  ['Don’t worry'],
])('recognises Windows-1252 and says that it is a guess: %s', async (text) => {
  expect(await read(windows1252(text))).toEqual({
    text,
    format: 'txt',
    encoding: 'windows-1252',
    headings: [],
    places: [],
    notices: [{ kind: 'encoding_guessed' }],
  });
});

/** `返品は十四日以内に受け付けます。` and `名前,年齢` as an office program of Japan writes them. */
const returns = [
  0x95, 0xd4, 0x95, 0x69, 0x82, 0xcd, 0x8f, 0x5c, 0x8e, 0x6c, 0x93, 0xfa, 0x88, 0xc8, 0x93, 0xe0, 0x82, 0xc9,
  0x8e, 0xf3, 0x82, 0xaf, 0x95, 0x74, 0x82, 0xaf, 0x82, 0xdc, 0x82, 0xb7, 0x81, 0x42,
];
const names = [0x96, 0xbc, 0x91, 0x4f, 0x2c, 0x94, 0x4e, 0x97, 0xee];

test.each([
  ['prose', returns, '返品は十四日以内に受け付けます。'],
  ['two words of ideographs alone', names, '名前,年齢'],
])('recognises Shift-JIS and says that it is a guess: %s', async (_what, content, text) => {
  expect(await read(bytes('OK\r\n', content))).toMatchObject({
    text: `OK\n${text}`,
    encoding: 'shift_jis',
    notices: [{ kind: 'encoding_guessed' }],
  });
});

test.each<[string, Uint8Array, string]>([
  ['an empty file', bytes(''), 'empty'],
  ['nothing but white space', bytes(' \n\t\n'), 'empty'],
  ['a byte order mark alone', bytes([0xef, 0xbb, 0xbf]), 'empty'],
  ['a byte order mark of UTF-16 alone', bytes([0xff, 0xfe]), 'empty'],
  ['a picture with another name', bytes([0x89], 'PNG\r\n'), 'not_text'],
  ['an RTF file with another name', bytes('{\\rtf1\\ansi Hello}'), 'not_text'],
  ['an older Office file, or one with a password', bytes([0xd0, 0xcf, 0x11, 0xe0, 0]), 'not_text'],
  ['a NUL in the middle', bytes('text\0more'), 'not_text'],
  ['UTF-16 without its mark', utf16('Hello', true).subarray(2), 'not_text'],
  ['a cut-off last character', bytes('caf', [0xc3]), 'not_utf8'],
  ['an overlong encoding', bytes('a', [0xc0, 0xaf]), 'not_utf8'],
  ['an encoded surrogate', bytes('a', [0xed, 0xa0, 0x80]), 'not_utf8'],
  ['UTF-8 of which one character was damaged', bytes('Größe und Maß, ', [0xc3], 'brig schön'), 'not_utf8'],
  [
    'Cyrillic of Windows-1251',
    bytes([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2], ' ', [0xec, 0xe8, 0xf0]),
    'not_utf8',
  ],
  ['a text of more than 10 MB', new Uint8Array(10 * 2 ** 20 + 1).fill(0x61), 'too_big'],
])('refuses %s', async (_name, content, issue) => {
  expect(await read(content)).toMatchObject({ issue: { issue } });
});

test('never throws, and what it reads is well-formed', async () => {
  const name = fc.constantFrom('a.txt', 'a.md', 'a.csv', 'a.vtt', 'a.srt');
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), name, async (content, fileName) => {
      const found = await read(content, fileName);
      if ('text' in found) expect(found.text.isWellFormed()).toBe(true);
    }),
    { numRuns: 500 },
  );
});
