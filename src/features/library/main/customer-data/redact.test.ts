import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Extracted, MarkedPlace } from '../extract/extracted.ts';
import type { Found } from './found.ts';
import { redact, replaceFound } from './redact.ts';

const wordFor = ({ kind, value }: Found): string => `[${kind} ${value}]`;
const inOrder = (numbers: readonly number[]): number[] => numbers.toSorted((a, b) => a - b);

/** A text of several lines, what was found in it, and stretches that are marked in it. */
const texts = fc
  .record({
    text: fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', '\n', '7', 'ש'), maxLength: 60 }),
    cuts: fc.array(fc.nat(70), { maxLength: 12 }),
    marks: fc.array(fc.tuple(fc.nat(70), fc.nat(70)), { maxLength: 6 }),
  })
  .map(({ text, cuts, marks }) => {
    const within = (at: number): number => Math.min(at, text.length);
    const edges = inOrder([...new Set(cuts.map(within))]);
    const found: Found[] = [];
    for (let at = 0; at + 1 < edges.length; at += 2) {
      const [start = 0, end = 0] = [edges[at], edges[at + 1]];
      found.push({ start, end, kind: 'name', value: String(at) });
    }
    const stretches = marks.map(([a, b]) => {
      const [start = 0, end = 0] = inOrder([within(a), within(b)]);
      return { start, end };
    });
    return { text, found, stretches };
  });

describe('what is marked in a text', () => {
  test('covers the same words with the same replacements, wherever it begins and ends', () => {
    fc.assert(
      fc.property(texts, ({ text, found, stretches }) => {
        const { text: after, placeOf } = replaceFound(text, found, wordFor);
        for (const { start, end } of stretches) {
          if (start === end) continue;
          expect(after.slice(placeOf(start, 'start'), placeOf(end, 'end'))).toBe(
            signBySign(text, found, start, end),
          );
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('stays in its order, and no line is lost', () => {
    fc.assert(
      fc.property(texts, ({ text, found }) => {
        const { text: after, placeOf } = replaceFound(text, found, wordFor);
        expect(after.split('\n').length).toBe(text.split('\n').length);
        const places = Array.from({ length: text.length + 1 }, (_, at) => placeOf(at, 'start'));
        expect(places).toEqual(inOrder(places));
        expect(placeOf(text.length, 'end')).toBe(after.length);
      }),
    );
  });
});

/** The same, sign by sign: one word for all signs of what was found that lie on one line. */
function signBySign(text: string, found: readonly Found[], start: number, end: number): string {
  let words = '';
  let last: string | null = null;
  for (let at = start; at < end; at += 1) {
    const one = found.find((each) => each.start <= at && at < each.end);
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    const lineEnd = text.indexOf('\n', at) === -1 ? text.length : text.indexOf('\n', at);
    const part =
      one === undefined ? '' : text.slice(Math.max(one.start, lineStart), Math.min(one.end, lineEnd));
    if (one === undefined || text[at] === '\n' || part.trim() === '') {
      words += text[at] ?? '';
      last = null;
      continue;
    }
    const id = `${one.value} ${lineStart}`;
    if (id !== last) words += wordFor(one);
    last = id;
  }
  return words;
}

test('headings, cues and who speaks in them are without what was found, and a notice says how much that was', () => {
  const text = 'Call with Ada Byron\nAda Byron: hello\nConsultant: hello';
  const ada = (start: number): Found => ({ start, end: start + 9, kind: 'name', value: 'ada byron' });
  const cue: MarkedPlace = { start: 20, end: 36, kind: 'cue', fromMs: 0, toMs: 1, speaker: 'Ada Byron' };
  const read: Extracted = {
    text,
    format: 'md',
    encoding: null,
    headings: [{ start: 0, end: 19, level: 1, words: 'Call with Ada Byron' }],
    places: [cue],
    notices: [],
  };
  const inLine = (line: string): Found[] => (line === 'Ada Byron' ? [ada(0)] : []);
  const { extracted } = redact(read, [ada(10), ada(20)], inLine);
  expect(extracted.text).toBe('Call with [name 1]\n[name 1]: hello\nConsultant: hello');
  expect(extracted.headings).toEqual([{ start: 0, end: 18, level: 1, words: 'Call with [name 1]' }]);
  expect(extracted.places).toEqual([{ ...cue, start: 19, end: 34, speaker: '[name 1]' }]);
  expect(extracted.notices).toEqual([
    { kind: 'customer_data_taken_out', kinds: [{ kind: 'name', count: 1 }] },
  ]);
});
