import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentParts } from './document-parts.ts';
import type { DocumentPart } from './read-document.ts';

async function read(text: string | Uint8Array, ending = 'txt'): Promise<DocumentPart[]> {
  const content = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const parts: DocumentPart[] = [];
  for await (const part of documentParts({ content, fileName: `a.${ending}` })) parts.push(part);
  return parts;
}
const slicesOf = (parts: readonly DocumentPart[]) => parts.filter((part) => part.kind === 'slice');

test('a file comes as its hash, its slices and its totals', async () => {
  const parts = await read('# Care\n\nWash it weekly.', 'md');
  expect(parts).toEqual([
    {
      kind: 'opened',
      characters: 23,
      contentHash: 'e5ce2a427e9b4e8d030c4640a8d41aa2177cf449370c4ab56564fc12a6ab62fd',
      format: 'md',
      encoding: 'utf-8',
      extent: null,
      notices: [],
      named: null,
    },
    {
      kind: 'slice',
      text: '# Care\n\nWash it weekly.',
      passages: [
        {
          heading: 'Care',
          start: 8,
          end: 23,
          text: 'Wash it weekly.',
          headingMarked: null,
          textMarked: null,
          terms: 'care wash weekli',
          place: null,
        },
      ],
      marks: [],
    },
    { kind: 'whole', characters: 23, words: 4, passages: 1 },
  ]);
});

test('what is no text comes as the reason and nothing else', async () => {
  expect(await read(new Uint8Array([0x61, 0xff]))).toMatchObject([
    { kind: 'unreadable', issue: { issue: 'not_utf8' } },
  ]);
});

test.each([
  ['one line without a space', 'a'.repeat(300_000)],
  ['one line of characters that are two units each', '🙂'.repeat(100_000)],
  ['one line of Japanese', '返品は十四日以内に'.repeat(20_000)],
  ['ten thousand lines', 'Say it kindly.\n\n'.repeat(10_000)],
])('the slices of %s join to it, and none is large', async (_what, text) => {
  const slices = slicesOf(await read(text));
  expect(slices.map((slice) => slice.text).join('')).toBe(text);
  for (const slice of slices) {
    expect(slice.text.isWellFormed()).toBe(true);
    expect(Buffer.byteLength(slice.text)).toBeLessThan(25_000);
    expect(slice.passages.length).toBeLessThanOrEqual(40);
  }
});

test('every passage comes in the slice that it begins in, with its own text', async () => {
  const paragraph = fc.stringMatching(/^[A-Za-z0-9 返品は。#]{0,600}$/);
  await fc.assert(
    fc.asyncProperty(
      fc.array(paragraph, { maxLength: 80 }),
      fc.constantFrom('txt', 'md'),
      async (paragraphs, ending) => {
        const text = `Begin\n\n${paragraphs.join('\n\n')}`;
        let from = 0;
        for (const slice of slicesOf(await read(text, ending))) {
          for (const passage of slice.passages) {
            expect(passage.text).toBe(text.slice(passage.start, passage.end));
            expect(passage.start).toBeGreaterThanOrEqual(from);
            expect(passage.start).toBeLessThan(from + slice.text.length);
          }
          from += slice.text.length;
        }
        expect(from).toBe(text.length);
      },
    ),
  );
});

test('a file with more headings than a text has is refused', async () => {
  const headings = Array.from({ length: 50_001 }, (_, number) => `# ${number}\nb\n`).join('');
  const kinds = (await read(headings, 'md')).map((part) =>
    part.kind === 'unreadable' ? part.issue.issue : part.kind,
  );
  expect(kinds).toEqual(['opened', 'too_many_passages']);
});

test('the cues come with the slices that they begin in, so many at a time, and none is lost', async () => {
  const cues = Array.from(
    { length: 3000 },
    (_, number) => `${number + 1}\n00:00:00,000 --> 00:00:01,000\nHello ${number}\n`,
  );
  const slices = slicesOf(await read(cues.join('\n'), 'srt'));
  const marks = slices.flatMap((slice) => slice.marks);
  expect(marks).toHaveLength(3000);
  expect(slices.every((slice) => slice.marks.length <= 200)).toBe(true);
  const text = slices.map((slice) => slice.text).join('');
  expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(
    cues.map((_, number) => `Hello ${number}`),
  );
});

test('subtitles with more cues than two days of talk have are refused', async () => {
  const cues = Array.from({ length: 50_001 }, () => '1\n00:00:00,000 --> 00:00:01,000\nHello\n').join('\n');
  expect((await read(cues, 'srt')).at(-1)).toMatchObject({
    kind: 'unreadable',
    issue: { issue: 'too_many_places' },
  });
});
