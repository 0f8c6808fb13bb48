import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aDocx, aPptx, aZip, para, part, shape } from '#tests/support/office-files.ts';
import { extractDocument } from './extract-document.ts';

const issueOf = async (content: Uint8Array, fileName = 'a.docx') => {
  const found = await extractDocument({ content, fileName });
  return 'issue' in found ? found.issue.issue : null;
};

const bomb = new Uint8Array(12 * 2 ** 20).fill(0x20);
const hello = part('w:document', `<w:body>${para('Hello')}</w:body>`);

test('a part that unpacks to far more than it is packed in is refused before it is unpacked', async () => {
  expect(await issueOf(aDocx('', { 'word/document.xml': bomb }))).toBe('too_large_inside');
});

test('a bomb that nothing points to is not unpacked, nor an archive inside the archive', async () => {
  const nested = aZip({ 'inner.zip': aZip({ 'bomb.bin': bomb }) });
  expect(
    await issueOf(aDocx(para('Hello'), { 'word/media/picture.png': bomb, 'word/embeddings/x.zip': nested })),
  ).toBe(null);
});

/** A ZIP of one entry whose directory says what it likes about its size. */
function lyingZip(name: string, packed: Uint8Array, says: number): Uint8Array {
  const honest = Buffer.from(aZip({ [name]: 'x' }));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(says, 22);
  local.writeUInt16LE(name.length, 26);
  const at = honest.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const directory = Buffer.from(honest.subarray(at, honest.length - 22));
  directory.writeUInt16LE(8, 10);
  directory.writeUInt32LE(0, 16);
  directory.writeUInt32LE(packed.length, 20);
  directory.writeUInt32LE(says, 24);
  directory.writeUInt32LE(0, 42);
  const start = 30 + name.length + packed.length;
  const end = Buffer.from(honest.subarray(-22));
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(start, 16);
  return new Uint8Array(Buffer.concat([local, Buffer.from(name), packed, directory, end]));
}

test('an entry that holds more or less than the directory says is damaged, and is not unpacked to its end', async () => {
  const packed = deflateRawSync(Buffer.alloc(20 * 2 ** 20, 0x20));
  for (const says of [0, 10, 2 ** 31]) {
    expect(['damaged', 'too_large_inside']).toContain(await issueOf(lyingZip('_rels/.rels', packed, says)));
  }
});

test.each(['../../etc/cron.d/x', '/etc/passwd', 'word/../../x', 'C:/x', '..\\..\\x'])(
  'an entry whose name leads out is refused: %s',
  async (name) => {
    expect(await issueOf(aDocx(para('Hello'), { [name]: 'x' }))).toBe('unsafe_archive');
  },
);

test('an archive of more entries than a document has is refused', async () => {
  const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`word/media/${at}`, '']));
  expect(await issueOf(aDocx(para('Hello'), many))).toBe('too_large_inside');
});

test('an entry that is encrypted is refused as such', async () => {
  const content = Buffer.from(aDocx(para('Hello')));
  for (
    let at = content.indexOf('PK\u0001\u0002', 0, 'latin1');
    at !== -1;
    at = content.indexOf('PK\u0001\u0002', at + 1, 'latin1')
  ) {
    content.writeUInt16LE(content.readUInt16LE(at + 8) | 1, at + 8);
  }
  expect(await issueOf(new Uint8Array(content))).toBe('encrypted');
});

const laughs = `<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha">${Array.from(
  { length: 10 },
  (_, at) => `<!ENTITY ${'abcdefghijk'[at + 1]} "${`&${'abcdefghijk'[at]};`.repeat(10)}">`,
).join('')}]>`;

test.each([
  ['entities that multiply', laughs + hello.replace(/^.*\n/u, '').replace('Hello', '&k;'), 'unsafe_xml'],
  [
    'an entity of a file',
    `<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>${hello.replace(/^.*\n/u, '')}`,
    'unsafe_xml',
  ],
  ['an entity that nobody declared', hello.replace('Hello', '&nope;'), 'damaged'],
  ['elements that are not closed', hello.replace('</w:body>', ''), 'damaged'],
  [
    'nesting without end',
    part('w:document', `${'<w:x>'.repeat(100_000)}${'</w:x>'.repeat(100_000)}`),
    'damaged',
  ],
  ['nothing at all', '', 'damaged'],
  ['no text', part('w:document', '<w:body/>'), 'empty'],
])('a part with %s is refused', async (_what, document, issue) => {
  expect(await issueOf(aDocx('', { 'word/document.xml': document }))).toBe(issue);
});

test('parts that are no UTF-8 are damaged', async () => {
  const content = aDocx('', {
    'word/document.xml': new Uint8Array([0x3c, 0x61, 0x3e, 0xff, 0x3c, 0x2f, 0x61, 0x3e]),
  });
  expect(await issueOf(content)).toBe('damaged');
});

test('a text of more than 10 MB is refused however small it is packed', async () => {
  const line = para('The adjustment takes forty minutes at the desk of the branch, and is free of charge.');
  const marks = Array.from({ length: 150_000 }, (_, at) =>
    line.replace('forty', `${(at * 7919) % 10_007}`),
  ).join('');
  expect(await issueOf(aDocx(marks))).toBe('too_big');
});

test.each([
  ['an empty archive', aZip({})],
  ['an archive of anything', aZip({ 'readme.txt': 'Hello' })],
  [
    'a workbook',
    aZip({
      '_rels/.rels': '<r><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></r>',
      'xl/workbook.xml': '<x/>',
    }),
  ],
])('%s is no document', async (_what, content) => {
  expect(await issueOf(content)).toBe('not_text');
});

const starts: readonly (readonly [string, Uint8Array])[] = [
  ['a PDF', new TextEncoder().encode('%PDF-1.7\n')],
  ['a ZIP', new Uint8Array([0x50, 0x4b, 3, 4])],
  ['UTF-16', new Uint8Array([0xff, 0xfe])],
  ['a subtitle file', new TextEncoder().encode('WEBVTT\n\n')],
  ['nothing known', new Uint8Array()],
];

test.each(starts)(
  'garbage after the first bytes of %s is refused by a typed issue or read, never a fault',
  async (_what, start) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (garbage) => {
        const content = new Uint8Array([...start, ...garbage]);
        const found = await extractDocument({ content, fileName: 'a.csv' });
        if ('issue' in found)
          expect(found.issue).toMatchObject({
            path: 'content',
            issue: expect.stringMatching(/^[a-z\d_]+$/u),
          });
        else expect(found.text.isWellFormed()).toBe(true);
      }),
      { numRuns: 60 },
    );
  },
);

test.each([
  ['a Word file', aDocx(para('Hello'))],
  ['a presentation', aPptx([{ shapes: shape('title', 'Hello') }])],
])('%s of which any bytes were changed is read or refused, never a fault', async (_what, whole) => {
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      const content = whole.slice();
      for (const [at, byte] of changes) content[at] = byte;
      const found = await extractDocument({ content, fileName: 'a.docx' });
      if ('issue' in found) expect(found.issue.path).toBe('content');
      else expect(found.text.isWellFormed()).toBe(true);
    }),
    { numRuns: 200 },
  );
});
