import type { Block } from '../language/blocks.ts';
import { readable } from '#main/kernel/language/sentences.ts';
import type { Reading } from './readings.ts';

/** A heading with what stands below it in one passage; `null` where no heading stands above. */
export type Section = {
  readonly heading: string | null;
  /** Whether this passage holds the beginning, and the end, of what stands under the heading. */
  readonly begins: boolean;
  readonly ends: boolean;
  /** The first section, which introduces rather than teaches. */
  readonly opensDocument: boolean;
  /** All there is in the document. */
  readonly isOnly: boolean;
  readonly blocks: readonly Block[];
};

/** The sections of a passage: under the headings in its text, or under the heading that it was cut from. */
export function sectionsIn({ passage, blocks, goesOn, before, after }: Reading): Section[] {
  const sections: { heading: string | null; begins: boolean; blocks: Block[] }[] = [];
  if (blocks.length > 0 && blocks[0]?.kind !== 'heading')
    sections.push({ heading: passage.heading, begins: !goesOn, blocks: [] });
  for (const block of blocks) {
    if (block.kind === 'heading') {
      const heading = readable(
        passage.text
          .slice(block.start, block.end)
          .replace(/^#{1,6}\s+/, '')
          .replace(/\s#+$/, ''),
      );
      sections.push({ heading, begins: true, blocks: [] });
    } else sections.at(-1)?.blocks.push(block);
  }
  return sections.map((section, index) => {
    const isLast = index === sections.length - 1;
    const opensDocument = index === 0 && before === null;
    const isCut = isLast && after?.goesOn === true;
    return {
      ...section,
      opensDocument,
      isOnly: opensDocument && isLast && after === null,
      ends: !isCut,
    };
  });
}
