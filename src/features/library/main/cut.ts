import type { ExtractedText, MarkedPlace } from './extract/extracted.ts';
import { headingsOfMarkdown } from './extract/markdown-headings.ts';

/** What a passage aims for, and what it never exceeds, in characters. */
const aim = 900;
const most = 1400;

/** Where a passage stands, in what its format counts: pages, slides, rows, or milliseconds. */
export type Span = { readonly from: number; readonly to: number };
export type Cut = {
  readonly heading: string | null;
  readonly start: number;
  readonly end: number;
  readonly place: Span | null;
};
type Block = Cut & {
  /** Passages do not reach from one page or slide into another. */
  readonly sheet: number | null;
};

type Source = Pick<ExtractedText, 'text' | 'headings' | 'places'>;

/** As `cutDocument`, of a text by itself. */
export const cutPassages = (text: string, format: 'txt' | 'md'): Cut[] =>
  cutDocument({ text, headings: format === 'md' ? headingsOfMarkdown(text) : [], places: [] });

/**
 * Cuts a text into passages that each stand under one heading and on one page or slide: whole paragraphs, cues or rows
 * packed up to about 900 characters, a longer one cut between sentences. The cuts are in order, do not overlap, and lose
 * nothing but white space and heading lines.
 */
export function cutDocument(source: Source): Cut[] {
  const cuts: Cut[] = [];
  let last: Block | undefined;
  const close = (): void => {
    if (last === undefined) return;
    const { heading, start, end, place } = last;
    cuts.push({ heading, start, end, place });
  };
  for (const block of blocksOf(source)) {
    for (const piece of piecesOf(source.text, block)) {
      const joins =
        last?.heading === piece.heading && last.sheet === piece.sheet && piece.end - last.start <= aim;
      if (joins && last !== undefined) {
        last = { ...last, end: piece.end, place: spanOver(last.place, piece.place) };
      } else {
        close();
        last = piece;
      }
    }
  }
  close();
  return cuts;
}

const spanOver = (first: Span | null, last: Span | null): Span | null =>
  first === null || last === null ? first : { from: first.from, to: Math.max(first.to, last.to) };

/** Paragraphs between blank lines, or cues, or rows, each with the heading that it stands under. */
function* blocksOf({ text, headings, places }: Source): Generator<Block> {
  // A cue and a row are a line each; what stands on a page or slide is paragraphs.
  const isByLine = places[0]?.kind === 'cue' || places[0]?.kind === 'row';
  let heading: string | null = null;
  let nextHeading = 0;
  let nextPlace = 0;
  let start = -1;
  let end = -1;
  let at = 0;
  const block = (): Block => {
    while (nextPlace < places.length && (places[nextPlace]?.end ?? 0) <= start) nextPlace += 1;
    const place = places[nextPlace];
    const isInside = place !== undefined && place.start <= start;
    const sheet = isInside && (place.kind === 'page' || place.kind === 'slide') ? place.number : null;
    return { start, end, heading, sheet, place: isInside ? spanOf(place) : null };
  };
  for (const line of text.split('\n')) {
    const title = headings[nextHeading]?.start === at ? headings[nextHeading] : undefined;
    if (line.trim() === '' || title !== undefined) {
      if (start !== -1) yield block();
      start = -1;
      if (title !== undefined) {
        heading = title.words;
        nextHeading += 1;
      }
    } else {
      if (start === -1) start = at + (line.length - line.trimStart().length);
      end = at + line.trimEnd().length;
      if (isByLine) {
        yield block();
        start = -1;
      }
    }
    at += line.length + 1;
  }
  if (start !== -1) yield block();
}

const spanOf = (place: MarkedPlace): Span =>
  place.kind === 'cue' ? { from: place.fromMs, to: place.toMs } : { from: place.number, to: place.number };

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A block as it is, or in pieces between sentences when it is longer than a passage may be. */
function* piecesOf(text: string, block: Block): Generator<Block> {
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

function* trimmed(text: string, cut: Block): Generator<Block> {
  const piece = text.slice(cut.start, cut.end);
  const start = cut.start + (piece.length - piece.trimStart().length);
  const end = cut.end - (piece.length - piece.trimEnd().length);
  if (start < end) yield { ...cut, start, end };
}
