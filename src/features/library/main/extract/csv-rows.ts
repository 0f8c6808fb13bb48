/** What a spreadsheet of this or that country puts between cells. */
const delimiters = [',', ';', '\t', '|'] as const;
/** Rows from the start that tell which one it is, within so many characters. */
const sampleRows = 20;
const sampleLength = 64 * 1024;

export type CsvRow = {
  readonly cells: readonly string[];
  /** Quotes that never close, and words after a closing quote: taken as they stand. */
  readonly oddQuotes: number;
};

/** The delimiter by which the first rows fall into cells most evenly, and into more than one; else a comma. */
export function guessDelimiter(text: string): string {
  const sample = text.slice(0, sampleLength);
  let best: string = delimiters[0];
  let bestShift = Infinity;
  let bestWidth = 0;
  for (const delimiter of delimiters) {
    const widths: number[] = [];
    for (const { cells } of csvRows(sample, delimiter)) {
      if (widths.length === sampleRows) break;
      if (cells.length > 1 || cells[0]?.trim() !== '') widths.push(cells.length);
    }
    const width = widths.reduce((sum, one) => sum + one, 0) / Math.max(1, widths.length);
    const shift = widths.reduce((sum, one, at) => sum + Math.abs(one - (widths[at - 1] ?? one)), 0);
    if (width < 1.5 || shift > bestShift || (shift === bestShift && width <= bestWidth)) continue;
    [best, bestShift, bestWidth] = [delimiter, shift, width];
  }
  return best;
}

/**
 * The rows of a table (RFC 4180), forgiving: quotes count only around a whole cell, and one that never closes is a
 * character like any other, so that it does not swallow the rest. In one pass, whatever the text is like.
 */
export function* csvRows(text: string, delimiter: string): Generator<CsvRow, void, undefined> {
  // Looked up once and kept until they are passed: a table without delimiters would be searched to its end for each row.
  const nextDelimiter = ahead(text, delimiter);
  const nextLineEnd = ahead(text, '\n');
  const cellEnd = (from: number): number => Math.min(nextDelimiter(from), nextLineEnd(from));
  for (let at = 0; at < text.length; at += 1) {
    const cells: string[] = [];
    let oddQuotes = 0;
    for (; ; at += 1) {
      const quoted = text[at] === '"' ? closingQuote(text, at + 1) : null;
      const end = cellEnd(quoted ?? at);
      if (quoted === null) {
        if (text[at] === '"') oddQuotes += 1;
        cells.push(text.slice(at, end));
      } else {
        const rest = text.slice(quoted + 1, end);
        if (rest.trim() !== '') oddQuotes += 1;
        cells.push(text.slice(at + 1, quoted).replaceAll('""', '"') + rest);
      }
      at = end;
      if (text[at] !== delimiter) break;
    }
    yield { cells, oddQuotes };
  }
}

/** Where a sign comes next, for places that only go on; the length of the text where there is none. */
function ahead(text: string, sign: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found >= from) return found;
    const next = text.indexOf(sign, from);
    found = next === -1 ? text.length : next;
    return found;
  };
}

/** The quote that ends a cell; two of them are one in it. */
function closingQuote(text: string, from: number): number | null {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return null;
}
