import type { Leaf } from './document-tree.ts';

/** The cited text: character offsets into the source, `end` exclusive. */
export type CitedRange = { readonly start: number; readonly end: number };

/** The range that an address names as `START-END`, or `null` when it is none within so many characters. */
export function rangeWithin(at: string, characters: number): CitedRange | null {
  const [, first, last] = /^(\d{1,9})-(\d{1,9})$/.exec(at) ?? [];
  const range = { start: Number(first), end: Number(last) };
  return range.start < range.end && range.end <= characters ? range : null;
}

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
