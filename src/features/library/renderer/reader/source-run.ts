import type { Leaf } from './document-tree.ts';

/** A stretch of the source: the rest of one line, after the marks of the quotes and lists that it stands in. */
export type Line = { readonly from: number; readonly text: string };

type Segment = { readonly index: number; readonly from: number };

/** Lines as one string, of which every character still knows its offset in the source. */
export type Run = {
  readonly text: string;
  /** Leaves for `text.slice(start, end)`, one for each stretch that is unbroken in the source. */
  leaves(start: number, end: number): Leaf[];
  /** One leaf whose words are not those of the source, such as `&` for `&amp;`. */
  decoded(start: number, end: number, words: string): Leaf;
};

/** Joins lines with `\n`. Lines that follow each other in the source stay one stretch. */
export function joinLines(lines: readonly Line[]): Run {
  const segments: Segment[] = [];
  let index = 0;
  let next = -1;
  for (const { from, text } of lines) {
    if (from !== next) segments.push({ index, from });
    index += text.length + 1;
    next = from + text.length + 1;
  }
  const text = lines.map((line) => line.text).join('\n');
  const segmentAt = (at: number): number => {
    let low = 0;
    let high = segments.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((segments[middle]?.index ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const offset = (at: number): number => {
    const segment = segments[segmentAt(at)] ?? { index: 0, from: 0 };
    return segment.from + (at - segment.index);
  };
  return {
    text,
    leaves(start, end) {
      const found: Leaf[] = [];
      let at = start;
      for (let number = segmentAt(start); at < end; number += 1) {
        const stop = Math.min(end, segments[number + 1]?.index ?? end);
        const from = offset(at);
        found.push({ kind: 'text', text: text.slice(at, stop), from, to: from + (stop - at) });
        at = stop;
      }
      return found;
    },
    decoded: (start, end, words) => ({
      kind: 'text',
      text: words,
      from: offset(start),
      to: offset(end - 1) + 1,
    }),
  };
}
