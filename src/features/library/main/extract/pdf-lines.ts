/** What the PDF library gives for a run of characters: where it stands, in points from the lower left. */
export type PdfRun = {
  readonly str: string;
  readonly width: number;
  readonly height: number;
  readonly transform: readonly number[];
  readonly hasEOL: boolean;
};

/** A line of a page: `left` to `right`, on the height `y`, set in characters of the size `size`. */
export type PdfLine = {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
};

/** The lines of a page, in the order in which the page draws them, which is nearly always that of reading. */
export function linesOfPage(runs: readonly PdfRun[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let open: { text: string; left: number; right: number; y: number; size: number } | null = null;
  const close = (): void => {
    if (open !== null && open.text.trim() !== '') lines.push({ ...open, text: open.text.trim() });
    open = null;
  };
  for (const { str, width, height, transform, hasEOL } of runs) {
    const [, , , , left = 0, y = 0] = transform;
    if (str !== '') {
      const size = height > 0 ? height : Math.hypot(transform[2] ?? 0, transform[3] ?? 0);
      if (open === null) open = { text: str, left, right: left + width, y, size };
      else {
        open.text += str;
        open.left = Math.min(open.left, left);
        open.right = Math.max(open.right, left + width);
        open.size = Math.max(open.size, size);
      }
    }
    if (hasEOL) close();
  }
  close();
  return lines;
}

/** How much larger than a line the step to the next one of its paragraph is at most. */
const widestStep = 1.6;
/** A line that comes so near to the widest one of its paragraph was wrapped, and did not end there by intention. */
const fullShare = 0.85;

/** Lines that follow each other closely, in letters of one size. */
export function paragraphsOf(lines: readonly PdfLine[]): PdfLine[][] {
  const paragraphs: PdfLine[][] = [];
  for (const line of lines) {
    const last = paragraphs.at(-1)?.at(-1);
    if (last !== undefined && goesOn(last, line)) paragraphs.at(-1)?.push(line);
    else paragraphs.push([line]);
  }
  return paragraphs;
}

function goesOn(last: PdfLine, line: PdfLine): boolean {
  const step = last.y - line.y;
  const size = Math.max(last.size, line.size);
  const isOneSize = size <= Math.min(last.size, line.size) * 1.2;
  // A step of nothing is another cell of the same row.
  return isOneSize && step >= -size * 0.3 && step <= size * widestStep;
}

/** A line of a table of contents: dots that lead to the number of a page. */
export const isEntry = ({ text }: PdfLine): boolean =>
  /\.\s?\.\s?\.?\s*[\divxlc]{1,6}$/u.test(text.slice(-16));

const wideScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60\p{Script=Thai}]/u;

/** The words of a document, by which a hyphen at the end of a line is judged. */
export function wordsOfLines(lines: Iterable<PdfLine>): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}{1,60}(?:-\p{L}{1,60}){0,4}/gu)) words.add(word);
  }
  return words;
}

/** A paragraph as text: wrapped lines joined, others as lines; a word that was divided put together where it is sure. */
export function joinParagraph(lines: readonly PdfLine[], words: ReadonlySet<string>): string {
  const right = Math.max(...lines.map((line) => line.right));
  const left = Math.min(...lines.map((line) => line.left));
  let text = '';
  for (const [at, line] of lines.entries()) {
    const last = lines[at - 1];
    if (last === undefined) {
      text = line.text;
      continue;
    }
    const isWrapped = last.right - left >= (right - left) * fullShare && !isEntry(last);
    text = joined(text, line.text, isWrapped, words);
  }
  return text.replace(/\u00AD/g, '');
}

function joined(text: string, next: string, isWrapped: boolean, words: ReadonlySet<string>): string {
  const [, first = '', hyphen] = /(\p{L}{1,60})([-\u2010\u00AD])$/u.exec(text.slice(-62)) ?? [];
  const second = /^\p{Ll}{1,60}/u.exec(next)?.[0];
  if (hyphen !== undefined && second !== undefined) {
    const whole = `${first}${second}`.toLowerCase();
    if (hyphen === '\u00AD' || words.has(whole)) return text.slice(0, -1) + next;
    if (words.has(`${first}-${second}`.toLowerCase())) return text + next;
  }
  if (!isWrapped || hyphen !== undefined) return `${text}\n${next}`;
  const isWide = wideScript.test(text.at(-1) ?? '') && wideScript.test(next.at(0) ?? '');
  return text + (isWide ? '' : ' ') + next;
}
