import { type Block, plainText } from './document-tree.ts';
import type { Part } from './cut-parts.ts';
import { linesOf, parseBlocks } from './parse-blocks.ts';
import { joinLines, type Line } from './source-run.ts';

/** What J and K step through, and what the outline names: a heading with what stands under it, or a passage. */
export type Section = {
  readonly from: number;
  readonly heading: { readonly text: string; readonly level: number } | null;
  readonly blocks: readonly Block[];
};

type Source = {
  readonly text: string;
  readonly format: 'txt' | 'md';
  /** Where its passages start, in order. A text without headings is divided at them. */
  readonly cuts: readonly { readonly start: number }[];
};

/** One part of a document as sections of blocks. */
export function parseDocument({ text, format, cuts }: Source, part: Part): Section[] {
  const lines = linesOf(text.slice(part.from, part.to), part.from);
  const blocks = format === 'md' ? parseBlocks(lines) : plainParagraphs(lines);
  const hasHeadings = blocks.some(({ kind }) => kind === 'heading');
  return hasHeadings ? byHeading(blocks) : byPassage(blocks, cuts);
}

/** The paragraphs of a plain text: what stands between blank lines, as it stands there. */
function plainParagraphs(lines: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let open: Line[] = [];
  const close = () => {
    const run = joinLines(open);
    const from = open[0]?.from;
    if (from !== undefined) blocks.push({ kind: 'plain', from, children: run.leaves(0, run.text.length) });
    open = [];
  };
  for (const line of lines) {
    if (line.text.trim() === '') close();
    else open.push(line);
  }
  close();
  return blocks;
}

function byHeading(blocks: readonly Block[]): Section[] {
  const starts = blocks.flatMap((block, at) => (block.kind === 'heading' || at === 0 ? [at] : []));
  return starts.map((start, number) => {
    const first = blocks[start];
    return {
      from: first?.from ?? 0,
      heading: first?.kind === 'heading' ? { text: plainText(first.children), level: first.level } : null,
      blocks: blocks.slice(start, starts[number + 1]),
    };
  });
}

function byPassage(blocks: readonly Block[], cuts: Source['cuts']): Section[] {
  const sections: { from: number; heading: null; blocks: Block[] }[] = [];
  let next = 0;
  for (const block of blocks) {
    let starts = sections.length === 0;
    while ((cuts[next]?.start ?? Number.POSITIVE_INFINITY) <= block.from) {
      next += 1;
      starts = true;
    }
    if (starts) sections.push({ from: block.from, heading: null, blocks: [] });
    sections.at(-1)?.blocks.push(block);
  }
  return sections;
}
