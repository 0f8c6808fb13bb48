import { blocksIn, type Block } from '../language/blocks.ts';
import { tablesIn, type Table } from '../language/tables.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';

/** A passage as it is read: with its parts and with what stands before and after it in its document. */
export type Reading = {
  /** Its heading is the one in force where it begins, also where the cut stands below a plain heading. */
  readonly passage: MaterialPassage;
  /** Its prose, lists and dialogues; what stands in tables is in these. */
  readonly blocks: readonly Block[];
  readonly tables: readonly Table[];
  /** It begins in the middle of a section. */
  readonly goesOn: boolean;
  readonly before: Reading | null;
  readonly after: Reading | null;
};

/** Passages further apart than this, in characters, have others between them. */
const widestGap = 40;

/** Passages in the order of their documents, each with its neighbours. */
export function readingsOf(passages: readonly MaterialPassage[]): Reading[] {
  const readings: { -readonly [Key in keyof Reading]: Reading[Key] }[] = [];
  for (const [at, given] of passages.entries()) {
    const last = readings.at(-1);
    const before = last?.passage.documentId === given.documentId ? last : null;
    const isSame = before !== null && passages[at - 1]?.heading === given.heading;
    const heading =
      isSame && isCutBetween(before.passage, given)
        ? (before.blocks.at(-1)?.heading ?? before.passage.heading)
        : given.heading;
    const passage = { ...given, heading };
    const next = passages[at + 1];
    const tables = tablesIn(passage.text);
    const isInTable = (block: Block): boolean =>
      tables.some(({ start, end }) => block.start >= start && block.end <= end);
    const all = blocksIn(passage.text, next !== undefined && isCutBetween(given, next));
    const blocks = all.filter((block) => block.kind !== 'paragraph' || !isInTable(block));
    const goesOn = isSame && blocks[0]?.kind !== 'heading';
    const reading = { passage, blocks, tables, goesOn, before, after: null };
    if (before !== null) before.after = reading;
    readings.push(reading);
  }
  return readings;
}

const isCutBetween = (one: MaterialPassage, next: MaterialPassage): boolean =>
  one.documentId === next.documentId && next.start - one.start - one.text.length <= widestGap;
