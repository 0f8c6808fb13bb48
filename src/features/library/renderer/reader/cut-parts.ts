/** A page of text that opens at once; far more than a training text usually has. */
const most = 200_000;

/** A stretch of the source: character offsets, `to` exclusive. */
export type Part = { readonly from: number; readonly to: number };

/**
 * Cuts a long text into parts that can be shown one at a time: at a heading where there is one in the last quarter,
 * else between paragraphs, else between lines, else wherever the part is full. Nothing is lost or shown twice.
 */
export function cutParts(text: string, limit: number = most): Part[] {
  const parts: Part[] = [];
  let from = 0;
  while (text.length - from > limit) {
    const earliest = from + Math.ceil(limit * 0.75);
    const last = from + limit;
    const ends = [
      text.lastIndexOf('\n#', last - 1) + 1,
      text.lastIndexOf('\n\n', last - 2) + 2,
      text.lastIndexOf('\n', last - 1) + 1,
    ];
    const to = ends.find((end) => end >= earliest) ?? wholeCharacter(text, last);
    parts.push({ from, to });
    from = to;
  }
  parts.push({ from, to: text.length });
  return parts;
}

/** Never between the halves of a character. */
const wholeCharacter = (text: string, at: number): number =>
  (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
