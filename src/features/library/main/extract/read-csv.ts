import Papa from 'papaparse';
import type { Notice } from '../../contract.ts';
import type { ExtractedText } from './extracted.ts';
import { createTextBuilder } from './text-builder.ts';

/** What a spreadsheet of this or that country puts between cells. */
const delimiters = [',', ';', '\t', '|'];

/**
 * The text of a table: a line for each row, its cells separated by tabs; so row 17 is line 17, as a spreadsheet counts.
 * A line end or tab inside a cell becomes a blank.
 */
export function readCsv(normalised: string): ExtractedText {
  const text = createTextBuilder();
  let row = 0;
  let width: number | null = null;
  let uneven = 0;
  let unclosed = 0;
  Papa.parse<string[]>(normalised, {
    delimitersToGuess: delimiters,
    newline: '\n',
    step: ({ data: cells, errors }) => {
      row += 1;
      const isBlank = cells.every((cell) => cell.trim() === '');
      unclosed += errors.filter(({ type }) => type === 'Quotes').length;
      const line = isBlank ? '' : cells.map((cell) => cell.replace(/\s+/gu, ' ').trim()).join('\t');
      const start = text.addLine(line);
      if (isBlank) return;
      width ??= cells.length;
      if (cells.length !== width) uneven += 1;
      text.place(start, { kind: 'row', number: row });
    },
  });
  const notices: Notice[] = [];
  if (uneven > 0) notices.push({ kind: 'rows_uneven', count: uneven });
  if (unclosed > 0) notices.push({ kind: 'quotes_unclosed', count: unclosed });
  return { ...text.done(), notices };
}
