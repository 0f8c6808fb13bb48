import type { Notice } from '../../contract/shapes.ts';
import { csvRows, guessDelimiter } from './csv-rows.ts';
import type { ExtractedText } from './extracted.ts';
import { createTextBuilder } from './text-builder.ts';

/**
 * The text of a table: a line for each row, its cells separated by tabs; so row 17 is line 17, as a spreadsheet counts.
 * A line end or tab inside a cell becomes a blank.
 */
export function readCsv(normalised: string): ExtractedText {
  const text = createTextBuilder();
  let row = 0;
  let width: number | null = null;
  let uneven = 0;
  let odd = 0;
  for (const { cells, oddQuotes } of csvRows(normalised, guessDelimiter(normalised))) {
    row += 1;
    odd += oddQuotes;
    const isBlank = cells.every((cell) => cell.trim() === '');
    const line = isBlank ? '' : cells.map((cell) => cell.replace(/\s+/gu, ' ').trim()).join('\t');
    const start = text.addLine(line);
    if (isBlank) continue;
    width ??= cells.length;
    if (cells.length !== width) uneven += 1;
    text.place(start, { kind: 'row', number: row });
  }
  const notices: Notice[] = [];
  if (uneven > 0) notices.push({ kind: 'rows_uneven', count: uneven });
  if (odd > 0) notices.push({ kind: 'quotes_odd', count: odd });
  return { ...text.done(), notices };
}
