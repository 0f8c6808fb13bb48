import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutParts } from './cut-parts.ts';
import { type Block, type Inline, type Leaf, plainText } from './document-tree.ts';
import { parseDocument } from './parse-document.ts';

const read = (text: string, format: 'txt' | 'md' = 'md', cuts: { start: number }[] = []) =>
  parseDocument({ text, format, cuts, marks: [] }, { from: 0, to: text.length });
const blocksOf = (text: string): Block[] => read(text).flatMap(({ blocks }) => [...blocks]);
const first = (text: string): Block | undefined => blocksOf(text)[0];
const inlines = (text: string): readonly Inline[] => {
  const block = first(text);
  return block?.kind === 'paragraph' ? block.children : [];
};

const leavesOfInline = (inline: Inline): Leaf[] => {
  if (inline.kind === 'text') return [inline];
  if (inline.kind === 'break') return [];
  const address = inline.kind === 'link' ? [inline.address] : [];
  return [...inline.children.flatMap(leavesOfInline), ...address];
};
const leavesOf = (block: Block): Leaf[] => {
  switch (block.kind) {
    case 'quote':
      return block.blocks.flatMap(leavesOf);
    case 'list':
      return block.items.flat().flatMap(leavesOf);
    case 'table':
      return [block.header, ...block.rows].flat().flatMap((cell) => cell.children.flatMap(leavesOfInline));
    case 'rows':
      return block.rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => cell.children.flatMap(leavesOfInline)),
      );
    case 'rule':
    case 'page':
    case 'slide':
      return [];
    default:
      return block.children.flatMap(leavesOfInline);
  }
};
const depthOf = (inline: Inline): number =>
  'children' in inline ? 1 + Math.max(0, ...inline.children.map(depthOf)) : 0;

describe('what is shown', () => {
  test('headings, with and without closing marks, and underlined', () => {
    const found = blocksOf('# One #\n\n### C#\n\nTwo\n---\n');
    expect(
      found.map((block) => block.kind === 'heading' && [block.level, plainText(block.children)]),
    ).toEqual([
      [1, 'One'],
      [3, 'C#'],
      [2, 'Two'],
    ]);
  });

  test('emphasis, strong, deleted and code inside each other', () => {
    const [em, , strong, , deleted, , code] = inlines('*a **b** c* **d** ~~e~~ `f *g*`');
    expect(em).toMatchObject({ kind: 'em', children: [{}, { kind: 'strong' }, {}] });
    expect([strong?.kind, deleted?.kind, code?.kind]).toEqual(['strong', 'deleted', 'code']);
    expect(plainText(code === undefined ? [] : [code])).toBe('f *g*');
  });

  test('three marks are emphasis in strong', () => {
    expect(inlines('***a***')).toMatchObject([{ kind: 'strong', children: [{ kind: 'em' }] }]);
  });

  test('marks that find no partner, and underscores inside words, are text', () => {
    const text = 'a * b *c branch_staff_list **d ~x~ [e] `f';
    expect(plainText(inlines(text))).toBe(text);
    expect(inlines(text).every(({ kind }) => kind === 'text')).toBe(true);
  });

  test('a link is its words and its address as text; a picture is its description', () => {
    const [link, , picture] = inlines('[the *policy*](https://bank.example "title") ![a till](till.png)');
    expect(link).toMatchObject({ kind: 'link', address: { text: 'https://bank.example' } });
    expect(picture).toMatchObject({ kind: 'picture', children: [{ text: 'a till' }] });
  });

  test('HTML is text, and a javascript address is text like any other', () => {
    const text = '<img src=x onerror=alert(1)> <script>alert(1)</script>';
    expect(plainText(inlines(text))).toBe(text);
    expect(inlines('[x](javascript:alert(1))').every(({ kind }) => kind === 'text')).toBe(true);
  });

  test('escapes and character references are the character that they stand for', () => {
    expect(plainText(inlines('\\*a\\* &amp; &#39;b&#x27; &nope; &#0;'))).toBe("*a* & 'b' &nope; &#0;");
  });

  test('lists keep their order, their start and what is nested in them', () => {
    const list = first('3. a\n   more\n\n   - b\n4. c\n\nafter');
    expect(list).toMatchObject({ kind: 'list', ordered: true, start: 3 });
    expect(list?.kind === 'list' && list.items.map((item) => item.map(({ kind }) => kind))).toEqual([
      ['paragraph', 'list'],
      ['paragraph'],
    ]);
    expect(blocksOf('3. a\n\nafter').map(({ kind }) => kind)).toEqual(['list', 'paragraph']);
  });

  test('quotes, code, rules and tables', () => {
    const kinds = blocksOf(
      '> q\n> r\n\n```js\n*x*\n```\n\n***\n\n| a | b |\n|---|:-:|\n| c \\| d | e |\n| f |',
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['quote', 'code', 'rule', 'table']);
    const table = kinds[3];
    expect(
      table?.kind === 'table' && table.rows.map((row) => row.map((cell) => plainText(cell.children))),
    ).toEqual([
      ['c | d', 'e'],
      ['f', ''],
    ]);
  });

  test('a fence that is never closed runs to the end', () => {
    expect(first('```\na\n\nb')).toMatchObject({ kind: 'code', children: [{ text: 'a\n\nb' }] });
  });

  test('plain text keeps its lines and knows no marks', () => {
    const [section] = read('# no heading\n*two*\n\nthree', 'txt');
    expect(section?.heading).toBeNull();
    expect(section?.blocks).toMatchObject([
      { kind: 'plain', children: [{ text: '# no heading\n*two*' }] },
      { kind: 'plain', children: [{ text: 'three' }] },
    ]);
  });
});

describe('sections', () => {
  test('begin at headings, with what stands before the first one', () => {
    expect(read('intro\n\n# A\n\na\n\n## B\n\nb').map(({ heading, from }) => [heading?.text, from])).toEqual([
      [undefined, 0],
      ['A', 7],
      ['B', 15],
    ]);
  });

  test('begin at passages where there are no headings', () => {
    const text = 'one\n\ntwo\n\nthree';
    expect(read(text, 'txt', [{ start: 0 }, { start: 10 }]).map(({ from }) => from)).toEqual([0, 10]);
  });
});

describe('offsets', () => {
  const markdown = fc
    .array(
      fc.oneof(
        fc.constantFrom(...'\n\n\n**__``~[]()!\\&;#>-+|: \t09aB.<'.split('')),
        fc.constantFrom(
          '\n\n',
          '\n> ',
          '\n- ',
          '\n1. ',
          '\n   ',
          '```',
          '&amp;',
          '](',
          '|--|--|',
          '\u{1f600}',
        ),
        fc.string({ maxLength: 6 }),
      ),
      { maxLength: 120 },
    )
    .map((parts) => parts.join(''));

  test('every piece of text knows exactly where it stands in the source, in order, and nothing stands twice', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        let last = 0;
        for (const leaf of blocksOf(text).flatMap(leavesOf)) {
          expect(leaf.from).toBeGreaterThanOrEqual(last);
          expect(leaf.to).toBeLessThanOrEqual(text.length);
          const source = text.slice(leaf.from, leaf.to);
          // The end of a line stands for whatever white space the source has there.
          const isSpace = source.trim() === '' && leaf.text.trim() === '';
          expect(source === leaf.text || isSpace || source.startsWith('&') || leaf.text === '').toBe(true);
          last = leaf.to;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('no word of the text is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('fit', '*', '_', '- ', '> ', '\n', '\n\n', ' ', '# ', '`')),
        (parts) => {
          const words = (text: string) => text.match(/fit/g)?.length ?? 0;
          const shown = blocksOf(parts.join('')).flatMap(leavesOf);
          // Words of a fence's first line name a language; none is made here, since a fence needs three marks in a row.
          if (parts.join('').includes('```')) return;
          expect(words(shown.map(({ text }) => text).join(''))).toBe(words(parts.join('')));
        },
      ),
    );
  });
});

describe('texts made to be slow or deep', () => {
  test.each([
    '[',
    '![](',
    '*a ',
    '_*a',
    '**a *b ',
    '> ',
    '- ',
    '1. ',
    '`x``',
    '[a](',
    '<!--',
    '| a',
    '&amp',
    '\\',
    '#',
  ])('a text of nothing but %j is read and nests no deeper than a page can show', (mark) => {
    const text = mark.repeat(50_000);
    const deepest = (blocks: readonly Block[]): number =>
      Math.max(
        0,
        ...blocks.map((block) =>
          block.kind === 'quote'
            ? 1 + deepest(block.blocks)
            : block.kind === 'list'
              ? 1 + Math.max(...block.items.map(deepest))
              : block.kind === 'paragraph'
                ? block.children.reduce((most, inline) => Math.max(most, depthOf(inline)), 0)
                : 0,
        ),
      );
    expect(deepest(blocksOf(text))).toBeLessThan(50);
  });

  test('long runs of spaces and of blank lines are read', () => {
    const spaces = ' '.repeat(200_000);
    for (const text of [
      `# ${spaces}x`,
      `-${spaces}-\n|-${spaces}-`,
      `- a${'\n'.repeat(200_000)}  b`,
      `*${spaces}x`,
    ])
      expect(blocksOf(text).length).toBeGreaterThan(0);
  });
});

describe('parts', () => {
  test('of a long text lose nothing, show nothing twice and cut no character in half', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ' ', '\n', '\n\n', '\n# ', '\u{1f600}'), { maxLength: 200 }),
        fc.integer({ min: 8, max: 40 }),
        (pieces, limit) => {
          const text = pieces.join('');
          const parts = cutParts(text, limit);
          expect(parts.map(({ from, to }) => text.slice(from, to)).join('')).toBe(text);
          for (const { from, to } of parts) {
            expect(to - from).toBeLessThanOrEqual(limit);
            expect(text.slice(from, to).isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });

  test('a text that fits is one part', () => {
    expect(cutParts('short')).toEqual([{ from: 0, to: 5 }]);
  });

  test('begin at a heading where one is near', () => {
    const text = `${'a'.repeat(17)}\n# B\n\nccccccccccc`;
    expect(cutParts(text, 22)[1]).toEqual({ from: 18, to: text.length });
  });
});
