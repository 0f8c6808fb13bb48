export type Span = { readonly start: number; readonly end: number };

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Ends with an abbreviation or an initial, so that the stop is not the end of a sentence. */
const abbreviated = /(?:^|[\s(])(?:e\.g|i\.e|etc|approx|incl|vs|mr|mrs|ms|dr|st|min|max|fig|[A-Z])\.\s*$/i;

/** "No. 12" is a number; "yes or no." ends a sentence. */
const beforeNumber = /(?:^|[\s(])no\.\s*$/i;

/** The sentences between `start` and `end`, trimmed; offsets are into `text`. */
export function sentencesIn(text: string, start: number, end: number): Span[] {
  const pieces = [...segmenter.segment(text.slice(start, end))];
  const spans: Span[] = [];
  let from: number | null = null;
  for (const [index, piece] of pieces.entries()) {
    from ??= start + piece.index;
    const until = start + piece.index + piece.segment.length;
    const soFar = text.slice(from, until);
    // A line break inside a paragraph ends a segment, but no sentence.
    const hardWrap = /\n\s*$/.test(soFar) && !/[.!?:]["”’')\]*_]*\s*$/.test(soFar);
    // 'Never ask "Is it for you?" as the first question.'
    const quotes = /[?!]["”’')]\s*$/.test(soFar) && /^\p{Ll}/u.test(pieces[index + 1]?.segment ?? '');
    const numbers = beforeNumber.test(soFar) && /^\p{N}/u.test(pieces[index + 1]?.segment ?? '');
    const goesOn =
      index < pieces.length - 1 &&
      (quotes || hardWrap || numbers || abbreviated.test(soFar) || opensQuote(soFar));
    if (goesOn) continue;
    const trimmed = trim(text, from, until);
    if (trimmed.end > trimmed.start) spans.push(trimmed);
    from = null;
  }
  return spans;
}

/** A quotation that is still open holds its own sentences; one that never closes is taken for a stray mark. */
function opensQuote(text: string): boolean {
  const opened = (text.match(/“/g) ?? []).length - (text.match(/”/g) ?? []).length;
  const straight = (text.match(/"/g) ?? []).length;
  return (opened > 0 || straight % 2 === 1) && text.length < 400;
}

/** The span without white space at its ends. */
export function trim(text: string, start: number, end: number): Span {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
  return { start: from, end: to };
}

/** The text as it is read: without Markdown's marks, and with every run of white space as one space. */
export const readable = (text: string): string =>
  text
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|__|`)(.+?)\1/gs, '$2')
    .replaceAll(/(?<![\p{L}\p{N}*])\*(?!\s)([^*\n]+?)(?<!\s)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replaceAll(/(?<![\p{L}\p{N}_])_(?!\s)([^_\n]+?)(?<!\s)_(?![\p{L}\p{N}_])/gu, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
