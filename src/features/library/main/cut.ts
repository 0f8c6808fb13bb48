/** What a passage aims for, and what it never exceeds, in characters. */
const aim = 900;
const most = 1400;

export type Cut = { readonly heading: string | null; readonly start: number; readonly end: number };
type Block = { readonly start: number; readonly end: number; readonly heading: string | null };

const headingMark = /^#{1,6}[ \t]+/;
/** A longer line is text: each passage below a heading keeps a copy of it. */
const longestHeading = 300;

/**
 * Cuts a text into passages that each stand under one heading: whole paragraphs packed up to about 900 characters, a
 * longer paragraph cut between sentences. The cuts are in order, do not overlap, and lose nothing but white space and
 * heading lines.
 */
export function cutPassages(text: string, format: 'txt' | 'md'): Cut[] {
  const cuts: Cut[] = [];
  for (const block of blocksOf(text, format)) {
    for (const piece of piecesOf(text, block)) {
      const last = cuts.at(-1);
      const joins = last !== undefined && last.heading === piece.heading && piece.end - last.start <= aim;
      if (joins) cuts[cuts.length - 1] = { ...last, end: piece.end };
      else cuts.push(piece);
    }
  }
  return cuts;
}

/** The words of a Markdown heading line, without its marks. Trimmed from the end by hand: a pattern would take square time. */
function titleOf(line: string): string | undefined {
  const mark = headingMark.exec(line)?.[0];
  if (mark === undefined) return undefined;
  const words = line.slice(mark.length).trimEnd();
  let end = words.length;
  while (words[end - 1] === '#') end -= 1;
  const title = words.slice(0, end).trimEnd();
  return title === '' || title.length > longestHeading ? undefined : title;
}

/** Paragraphs between blank lines, each with the Markdown heading it stands under. */
function* blocksOf(text: string, format: 'txt' | 'md'): Generator<Block> {
  let heading: string | null = null;
  let start = -1;
  let end = -1;
  let at = 0;
  for (const line of text.split('\n')) {
    const title = format === 'md' ? titleOf(line) : undefined;
    if (line.trim() === '' || title !== undefined) {
      if (start !== -1) yield { start, end, heading };
      start = -1;
      if (title !== undefined) heading = title;
    } else {
      if (start === -1) start = at + (line.length - line.trimStart().length);
      end = at + line.trimEnd().length;
    }
    at += line.length + 1;
  }
  if (start !== -1) yield { start, end, heading };
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A block as it is, or in pieces between sentences when it is longer than a passage may be. */
function* piecesOf(text: string, block: Block): Generator<Cut> {
  if (block.end - block.start <= most) {
    yield block;
    return;
  }
  let start = block.start;
  let end = block.start;
  for (const { index, segment } of sentences.segment(text.slice(block.start, block.end))) {
    const next = block.start + index + segment.length;
    if (next - start > aim && end > start) {
      yield* trimmed(text, { ...block, start, end });
      start = end;
    }
    end = next;
    // A sentence without end: cut it hard, never between the halves of a character.
    while (end - start > most) {
      const hard = start + most - (isHighSurrogate(text, start + most - 1) ? 1 : 0);
      yield* trimmed(text, { ...block, start, end: hard });
      start = hard;
    }
  }
  yield* trimmed(text, { ...block, start, end: block.end });
}

const isHighSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800;

function* trimmed(text: string, cut: Cut): Generator<Cut> {
  const piece = text.slice(cut.start, cut.end);
  const start = cut.start + (piece.length - piece.trimStart().length);
  const end = cut.end - (piece.length - piece.trimEnd().length);
  if (start < end) yield { ...cut, start, end };
}
