import type { Format, Mark } from '../../contract/shapes.ts';
import { type Block, plainText } from './document-tree.ts';
import type { Part } from './cut-parts.ts';
import { linesOf, parseBlocks } from './parse-blocks.ts';
import { parseMarked, parseRows } from './parse-marked.ts';

/** What J and K step through, and what the outline names: a heading with what stands under it, or a passage. */
export type Section = {
  readonly from: number;
  readonly heading: { readonly text: string; readonly level: number } | null;
  readonly blocks: readonly Block[];
};

type Source = {
  readonly text: string;
  readonly format: Format;
  /** Where its passages start, in order. A text without headings is divided at them. */
  readonly cuts: readonly { readonly start: number }[];
  readonly marks: readonly Mark[];
};

/** One part of a document as sections of blocks. */
export function parseDocument({ text, format, cuts, marks }: Source, part: Part): Section[] {
  const lines = linesOf(text.slice(part.from, part.to), part.from);
  const blocks =
    format === 'md'
      ? parseBlocks(lines)
      : format === 'csv'
        ? parseRows(lines, linesBefore(text, part.from) + 1)
        : parseMarked(lines, marks);
  const hasHeadings = blocks.some(({ kind }) => kind === 'heading');
  return hasHeadings ? byHeading(blocks) : byPassage(blocks, cuts);
}

function linesBefore(text: string, offset: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function byHeading(blocks: readonly Block[]): Section[] {
  const starts = blocks.flatMap((block, at) => (startsSection(blocks, block, at) ? [at] : []));
  return starts.map((start, number) => {
    const isLabel = isSheet(blocks[start]) && blocks[start + 1]?.kind === 'heading';
    const first = blocks[isLabel ? start + 1 : start];
    return {
      from: first?.from ?? 0,
      heading: first?.kind === 'heading' ? { text: plainText(first.children), level: first.level } : null,
      blocks: blocks.slice(start, starts[number + 1]),
    };
  });
}

const isSheet = (block: Block | undefined): boolean => block?.kind === 'page' || block?.kind === 'slide';

/** A heading begins a section, together with the number of the slide that it is the title of. */
const startsSection = (blocks: readonly Block[], block: Block, at: number): boolean =>
  at === 0 ||
  (block.kind === 'heading' && !(at > 0 && isSheet(blocks[at - 1]))) ||
  (isSheet(block) && blocks[at + 1]?.kind === 'heading');

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
