export type Stretch = { readonly start: number; readonly end: number };

type Selected = {
  /** The words as they are seen. */
  readonly text: string;
  /** Where the blocks begin that the selection begins and ends in. */
  readonly firstBlock: number;
  readonly lastBlock: number;
};

/**
 * The stretch of the source that was selected on the screen: the very words where the source has them so, else the whole
 * blocks that they stand in, of which `blocks` are all places where one begins. `null`: too little to be a passage.
 */
export function stretchOf(
  source: string,
  blocks: readonly number[],
  { text, firstBlock, lastBlock }: Selected,
  shortest: number,
): Stretch | null {
  const words = text.trim();
  if (words.length < shortest) return null;
  const last = blocks.filter((at) => at > lastBlock);
  const end = last.length === 0 ? source.length : Math.min(...last);
  const within = source.slice(firstBlock, end);
  const at = within.indexOf(words);
  if (at !== -1) return { start: firstBlock + at, end: firstBlock + at + words.length };
  return { start: firstBlock, end: firstBlock + within.trimEnd().length };
}
