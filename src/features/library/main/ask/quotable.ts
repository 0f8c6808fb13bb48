import { sentencesIn, type Span, trim } from '#main/kernel/language/sentences.ts';

/** A stretch of a passage that can stand as a quote by itself; offsets into the passage. */
export type Quotable = Span & {
  /** The line that a list item or a row stands under: what introduces it. */
  readonly under: Span | null;
  /** It ends with a colon, and a list follows. */
  readonly introduces: boolean;
};

/** A list item, a row of a Markdown table, a heading, a quotation, a time stamp: begins a stretch of its own. */
const opener = /^\s*(?:[-*+•▪◦‣–—]\s+|\d{1,3}[.)]\s+|\p{L}[.)]\s+|>\s?)/u;
const row = /^\s*\|.*\|\s*$/;
const rule = /^\s*\|?[\s:|-]+\|[\s:|-]*$|^\s*(?:[-*_]\s*){3,}$/;
/** "Client:", "00:01:02 Ms Petrov:" */
const speaker =
  /^\s*(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?(?:\p{Lu}[\p{L}.'’-]*(?:\s\p{L}[\p{L}.'’-]*){0,3}:\s|$)|^\s*\d{1,2}:\d{2}:\d{2}\s/u;

type Line = Span & { readonly kind: 'text' | 'item' | 'row' | 'rule' | 'speech' | 'blank' };

function* linesOf(text: string, areRows: boolean): Generator<Line> {
  let start = 0;
  for (const written of text.split('\n')) {
    const end = start + written.length;
    if (written.trim() === '') yield { start, end, kind: 'blank' };
    else if (rule.test(written)) yield { start, end, kind: 'rule' };
    else if (areRows || row.test(written)) yield { start, end, kind: 'row' };
    else {
      const mark = opener.exec(written)?.[0].length ?? 0;
      if (mark > 0) yield { start: start + mark, end, kind: 'item' };
      else yield { start, end, kind: speaker.test(written) ? 'speech' : 'text' };
    }
    start = end + 1;
  }
}

/**
 * The sentences, list items and rows of a passage, in order; offsets into it. A hard-wrapped paragraph is put together
 * first. `areRows`: each line is a row or a cue of its own.
 */
export function quotablesOf(text: string, areRows: boolean): Quotable[] {
  const found: Quotable[] = [];
  let block: Span | null = null;
  let under: Span | null = null;
  let header: Span | null = null;
  let isItem = false;
  const close = (): void => {
    if (block === null) return;
    for (const span of sentencesIn(text, block.start, block.end).flatMap((one) => spacedStops(text, one))) {
      const introduces = text[span.end - 1] === ':';
      found.push({ ...span, under: isItem ? under : null, introduces });
      if (!isItem) under = introduces ? span : null;
    }
    block = null;
  };
  for (const line of linesOf(text, areRows)) {
    const { kind, start, end } = line;
    if (kind === 'text' && block !== null) {
      block = { start: block.start, end };
      continue;
    }
    close();
    if (kind !== 'row' && kind !== 'rule') header = null;
    if (kind === 'blank' || kind === 'rule') continue;
    if (kind === 'row' && !areRows) {
      const span = { start, end: start + text.slice(start, end).trimEnd().length };
      found.push({ ...span, under: header, introduces: false });
      header ??= span;
      continue;
    }
    isItem = kind === 'item';
    block = { start, end };
  }
  close();
  return found;
}

/** Texts that were set by machines have a space before each stop, and small letters after it: "is given . the results". */
function spacedStops(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  let from = start;
  for (const { index } of text.slice(start, end).matchAll(/ \.(?=\s+\S)/gu)) {
    const to = start + index + 2;
    spans.push(trim(text, from, to));
    from = to;
  }
  return [...spans, trim(text, from, end)].filter((span) => span.end > span.start);
}
