import type { Leaf } from './document-tree.ts';

/** The cited text: character offsets into the source, `end` exclusive. */
export type CitedRange = { readonly start: number; readonly end: number };

/** A range that lies in a text of so many characters, or `null`. */
export const rangeWithin = ({ start, end }: CitedRange, characters: number): CitedRange | null =>
  start < end && end <= characters ? { start, end } : null;

export const overlaps = ({ start, end }: CitedRange, from: number, to: number): boolean =>
  start < to && end > from;

/** A leaf as pieces, of which those inside the range are cited. A leaf that stands for other words is never divided. */
export function citePieces(
  { text, from, to }: Leaf,
  range: CitedRange | null,
): { text: string; isCited: boolean }[] {
  if (range === null || !overlaps(range, from, to)) return [{ text, isCited: false }];
  if (text.length !== to - from) return [{ text, isCited: true }];
  const start = Math.max(range.start, from) - from;
  const end = Math.min(range.end, to) - from;
  return [
    { text: text.slice(0, start), isCited: false },
    { text: text.slice(start, end), isCited: true },
    { text: text.slice(end), isCited: false },
  ].filter((piece) => piece.text !== '');
}
