import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type DocumentPart, documentParts, type Format } from './read-document.ts';

const read = (text: string | Uint8Array, format: Format = 'txt'): DocumentPart[] => [
  ...documentParts({ content: typeof text === 'string' ? new TextEncoder().encode(text) : text, format }),
];
const slicesOf = (parts: readonly DocumentPart[]) => parts.filter((part) => part.kind === 'slice');

test('a file comes as its hash, its slices and its totals', () => {
  const parts = read('# Care\n\nWash it weekly.', 'md');
  expect(parts).toEqual([
    { kind: 'opened', contentHash: 'e5ce2a427e9b4e8d030c4640a8d41aa2177cf449370c4ab56564fc12a6ab62fd' },
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
        },
      ],
    },
    { kind: 'whole', characters: 23, words: 4, passages: 1 },
  ]);
});

test('what is no text comes as the reason and nothing else', () => {
  expect(read(new Uint8Array([0x61, 0xff]))).toMatchObject([
    { kind: 'unreadable', issue: { issue: 'not_utf8' } },
  ]);
});

test.each([
  ['one line without a space', 'a'.repeat(300_000)],
  ['one line of characters that are two units each', '🙂'.repeat(100_000)],
  ['one line of Japanese', '返品は十四日以内に'.repeat(20_000)],
  ['ten thousand lines', 'Say it kindly.\n\n'.repeat(10_000)],
])('the slices of %s join to it, and none is large', (_what, text) => {
  const slices = slicesOf(read(text));
  expect(slices.map((slice) => slice.text).join('')).toBe(text);
  for (const slice of slices) {
    expect(slice.text.isWellFormed()).toBe(true);
    expect(Buffer.byteLength(slice.text)).toBeLessThan(25_000);
    expect(slice.passages.length).toBeLessThanOrEqual(40);
  }
});

test('every passage comes in the slice that it begins in, with its own text', () => {
  const paragraph = fc.stringMatching(/^[A-Za-z0-9 返品は。#]{0,600}$/);
  fc.assert(
    fc.property(
      fc.array(paragraph, { maxLength: 80 }),
      fc.constantFrom<Format>('txt', 'md'),
      (paragraphs, format) => {
        const text = `Begin\n\n${paragraphs.join('\n\n')}`;
        let from = 0;
        for (const slice of slicesOf(read(text, format))) {
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

test('a file with more headings than a text has is refused', () => {
  const headings = Array.from({ length: 50_001 }, (_, number) => `# ${number}\nb\n`).join('');
  const kinds = read(headings, 'md').map((part) =>
    part.kind === 'unreadable' ? part.issue.issue : part.kind,
  );
  expect(kinds).toEqual(['opened', 'too_many_passages']);
});
