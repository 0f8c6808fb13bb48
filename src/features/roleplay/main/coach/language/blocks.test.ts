import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blocksIn } from './blocks.ts';
import { readable, sentencesIn } from '#main/kernel/language/sentences.ts';

const forms = (text: string) =>
  blocksIn(text).map(({ kind, start, end }) => `${kind}: ${readable(text.slice(start, end))}`);

describe('the form of a text is recognised', () => {
  test('in Markdown', () => {
    expect(forms('# Care\n\nWash it weekly.\n\n- **Tape**: soft\n- Glue\n\n1. Clean.\n2. Press.\n')).toEqual([
      'heading: # Care',
      'paragraph: Wash it weekly.',
      'item: Tape: soft',
      'item: Glue',
      'step: Clean.',
      'step: Press.',
    ]);
  });

  test('in plain text, where a short line on its own is a heading', () => {
    expect(
      forms('Late returns\n\nGoods come back\nafter 30 days.\n\n2. Obligations\nThe User pays on time.'),
    ).toEqual([
      'heading: Late returns',
      'paragraph: Goods come back after 30 days.',
      'heading: 2. Obligations',
      'paragraph: The User pays on time.',
    ]);
  });

  test('in a dialogue, and “Note:” is nobody', () => {
    const blocks = blocksIn(
      'Maria: How can I help?\nTom: It hurts.\nMaria: Since when?\nNote: they are calm.',
    );
    expect(blocks.map(({ speaker }) => speaker)).toEqual(['Maria', 'Tom', 'Maria', null]);
  });

  test('lines without stops are statements of their own', () => {
    expect(forms('Arrive early\nSwitch on the lights\nCount the float')).toHaveLength(3);
  });

  test('code, tables and rules are left out', () => {
    expect(forms('```\nconst a = 1;\n```\n\n| a | b |\n|---|---|\n\n---\n\nKept.')).toEqual([
      'paragraph: Kept.',
    ]);
  });
});

test('a sentence does not end at an abbreviation, inside a quotation or at a line break', () => {
  const text = 'Ask Dr. Patel, e.g. by phone. She says: "Wait. Then press." Go on\nwith the next one.';
  const sentences = sentencesIn(text, 0, text.length).map(({ start, end }) => text.slice(start, end));
  expect(sentences).toEqual([
    'Ask Dr. Patel, e.g. by phone.',
    'She says: "Wait. Then press."',
    'Go on\nwith the next one.',
  ]);
});

test('a sentence goes on after a question that it quotes', () => {
  const text = 'Never ask "Is it for you?" as the first question. Wait.';
  expect(sentencesIn(text, 0, text.length)).toHaveLength(2);
});

test('blocks lie in order inside the text, whatever it is', () => {
  const line = fc.constantFrom(
    '# A',
    '- b',
    '1. c',
    'Ann: d',
    '',
    '  e',
    '```',
    '**f**',
    '“g',
    '|h|',
    '---',
    'Some words here.',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
      const text = lines.join('\n');
      let at = 0;
      for (const { outer, start, end } of blocksIn(text)) {
        expect(outer).toBeGreaterThanOrEqual(at);
        expect(start).toBeGreaterThanOrEqual(outer);
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(at).toBeLessThanOrEqual(text.length);
    }),
  );
});
