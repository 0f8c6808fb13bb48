import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutDocument, cutPassages } from './cut.ts';

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
  expect(cutPassages('# not a heading', 'txt')).toEqual([{ heading: null, start: 0, end: 15, place: null }]);
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

test('a passage never reaches from one page into the next, and says which one it is on', () => {
  const text = 'One.\n\nTwo.\n\nThree.';
  const places = [
    { kind: 'page', number: 1, start: 0, end: 10 },
    { kind: 'page', number: 2, start: 10, end: 10 },
    { kind: 'page', number: 3, start: 12, end: 18 },
  ] as const;
  expect(cutDocument({ text, headings: [], places })).toEqual([
    { heading: null, start: 0, end: 10, place: { from: 1, to: 1 } },
    { heading: null, start: 12, end: 18, place: { from: 3, to: 3 } },
  ]);
});

test('cues are packed, and a passage says from when to when it was said', () => {
  const line = 'This is what was said in three seconds or so.';
  const text = Array.from({ length: 40 }, () => line).join('\n');
  const places = Array.from({ length: 40 }, (_, at) => {
    const start = at * (line.length + 1);
    const time = { fromMs: at * 3000, toMs: at * 3000 + 2500, speaker: null };
    return { kind: 'cue' as const, start, end: start + line.length, ...time };
  });
  const cuts = cutDocument({ text, headings: [], places });
  expect(cuts.length).toBeGreaterThan(1);
  expect(cuts[0]?.place).toEqual({ from: 0, to: 18 * 3000 + 2500 });
  expect(cuts[1]).toMatchObject({ start: 19 * (line.length + 1), place: { from: 57_000 } });
  expect(cuts.every(({ start, end }) => end - start <= 900)).toBe(true);
});
