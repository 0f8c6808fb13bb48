import { blocksIn, type Block } from '../language/blocks.ts';
import type { MaterialPassage } from '#features/library/contract.ts';

/** A passage as it is read: with its blocks and with what stands before and after it in its document. */
export type Reading = {
  /** Its heading is the one in force where it begins, also where the cut stands below a plain heading. */
  readonly passage: MaterialPassage;
  readonly blocks: readonly Block[];
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
    const blocks = blocksIn(passage.text, next !== undefined && isCutBetween(given, next));
    const goesOn = isSame && blocks[0]?.kind !== 'heading';
    const reading = { passage, blocks, goesOn, before, after: null };
    if (before !== null) before.after = reading;
    readings.push(reading);
  }
  return readings;
}

const isCutBetween = (one: MaterialPassage, next: MaterialPassage): boolean =>
  one.documentId === next.documentId && next.start - one.start - one.text.length <= widestGap;
