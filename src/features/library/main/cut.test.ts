import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutPassages } from './cut.ts';

const words = fc.stringMatching(/^[A-Za-z .,\n#]{0,400}$/);

test('cuts under headings, and leaves the heading lines out of the text', () => {
  const text = '# Care\n\nWash it weekly.\n\nDry it for two hours.\n\n## Repair\n\nBook within 30 days.';
  const cuts = cutPassages(text, 'md').map(({ heading, start, end }) => ({
    heading,
    text: text.slice(start, end),
  }));
  expect(cuts).toEqual([
    { heading: 'Care', text: 'Wash it weekly.\n\nDry it for two hours.' },
    { heading: 'Repair', text: 'Book within 30 days.' },
  ]);
});

test('takes a line that is too long for a heading as text, so that no passage drags it along', () => {
  const line = `# ${'Adjustment '.repeat(40_000)}`.trim();
  const cuts = cutPassages(`# Care\n\n${line}\n\nWash it weekly.`, 'md');
  expect(new Set(cuts.map(({ heading }) => heading))).toEqual(new Set(['Care']));
  expect(cuts.every(({ start, end }) => end - start <= 1400)).toBe(true);
});

test('takes a line that starts with # as text where the file is plain text', () => {
  expect(cutPassages('# not a heading', 'txt')).toEqual([{ heading: null, start: 0, end: 15 }]);
});

test('cuts a long paragraph between sentences', () => {
  const sentence = 'The adjustment takes forty minutes and is done by the same stylist. ';
  const text = sentence.repeat(60).trim();
  const pieces = cutPassages(text, 'txt').map(({ start, end }) => text.slice(start, end));
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.every((piece) => piece.length <= 1400 && piece.endsWith('.'))).toBe(true);
});

test('cuts a single endless line without splitting a character in half', () => {
  const text = '🙂'.repeat(5000);
  const pieces = cutPassages(text, 'txt').map(({ start, end }) => text.slice(start, end));
  expect(pieces.every((piece) => piece.length <= 1400 && piece.isWellFormed())).toBe(true);
  expect(pieces.join('')).toBe(text);
});

test.each(['txt', 'md'] as const)(
  'loses no word of a %s text, and its cuts are in order and do not overlap',
  (format) => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (parts) => {
        const text = parts.join('\n\n');
        const cuts = cutPassages(text, format);
        let last = 0;
        for (const { start, end } of cuts) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        if (format === 'md') return;
        const kept = cuts.map(({ start, end }) => text.slice(start, end)).join('');
        expect(kept.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  },
);
