import { inQuotes } from '../language/in-quotes.ts';
import type { Language } from '../language/language-of.ts';
import { quantitiesIn } from '#main/kernel/language/quantities.ts';
import { readable, type Span } from '#main/kernel/language/sentences.ts';
import type { Table } from '../language/tables.ts';
import type { MaterialPassage } from '#features/library/contract/shapes.ts';
import { askForFigure, figureTold } from './ask-for-figure.ts';
import { candidate, type Candidate } from './candidate.ts';
import { frames } from './frames.ts';
import { lowerFirst } from './grammar.ts';
import type { Reading } from './readings.ts';
import { placeName } from './section-name.ts';

/** What a text is filed by; nobody has to know it. */
const filedBy =
  /^(?:sent|date|from|to|cc|subject|version|author|owner|reviewed|last reviewed|valid from|printed|page|tel|phone|fax|datum|fecha)\b/i;
const longestName = 8;
const longestCell = 30;

/** Each cell of a table by its row and column: "How much does “Lace front” cost, according to “Prices”?" */
export function askTables({ passage, blocks, tables }: Reading, language: Language): Candidate[] {
  return tables.flatMap((table) => {
    const heading = blocks.findLast(({ start }) => start <= table.start)?.heading ?? passage.heading;
    const names = table.rows.map(([first]) => textOf(passage, first));
    return table.rows.flatMap((row, index) => {
      const name = names[index] ?? '';
      const isShared = names.indexOf(name) !== names.lastIndexOf(name);
      return askRow({ passage, table, heading, language }, row, isShared);
    });
  });
}

const textOf = ({ text }: MaterialPassage, span: Span | undefined): string =>
  span === undefined ? '' : readable(text.slice(span.start, span.end));

type Place = {
  readonly passage: MaterialPassage;
  readonly table: Table;
  readonly heading: string | null;
  readonly language: Language;
};

/** Rows that share a name are told apart by their next cell as well. */
function askRow(
  { passage, table, heading, language }: Place,
  row: readonly Span[],
  isShared: boolean,
): Candidate[] {
  const cells = row.map((cell) => textOf(passage, cell));
  const named = isShared && row.length > 2 ? 2 : 1;
  const name = cells.slice(0, named).join(', ');
  if (!/\p{L}{2}|^\p{L}\d/u.test(name) || name.split(' ').length > longestName || filedBy.test(name))
    return [];
  const place = placeName(heading, passage);
  return row.flatMap((quote, column) => {
    const told = cells[column] ?? '';
    if (column < named || told.split(' ').length > longestCell) return [];
    const header = table.header === null ? null : textOf(passage, table.header[column]);
    const made = { type: 'factual', quote, language } as const;
    const from = { passage, heading, span: quote };
    const figure = figureTold(told) ?? bareFigure(told, header !== null);
    if (header !== null && header !== '') {
      const text = askForCell({
        column: header,
        row: name,
        place,
        language,
        isTime: figure?.dimension === 'clock',
      });
      const pattern = figure === null ? 'cell' : 'figure';
      return /[\p{L}\d]/u.test(told)
        ? [candidate(from, { ...made, pattern, text, items: figure === null ? [quote] : [] })]
        : [];
    }
    if (figure === null || (table.header === null && row.length > 2)) return [];
    return [
      candidate(from, { ...made, pattern: 'figure', text: askForFigure(figure, name, place, language) }),
    ];
  });
}

const isNoun = /^(?!(?:who|what|when|where|how|which|why)\b)\p{L}\p{Ll}*[^s\W](?: \p{Ll}+[^s\W]){0,2}$/iu;

type Cell = {
  readonly column: string;
  readonly row: string;
  readonly place: string | null;
  readonly language: Language;
  readonly isTime: boolean;
};

function askForCell({ column, row, place, language, isTime }: Cell): string {
  // "The sauna" is no time, so that nobody can say what it "is".
  if (language !== 'en' || !isNoun.test(column) || isTime)
    return frames[language].cell(inQuotes(column), inQuotes(row), place);
  const according = place === null ? '' : `, according to ${place}`;
  return `What is the ${lowerFirst(column)} for ${inQuotes(row)}${according}?`;
}

/** "480.00" in a price list is money; a bare number is only told where a header says what it counts. */
function bareFigure(told: string, isNamed: boolean) {
  const isPrice = /^\d{1,3}(?:[ ,.’']?\d{3})*[.,]\d{2}$/.test(told);
  const figure = /^[\d.,]+(?:\s?[–-]\s?[\d.,]+)?$/.test(told) ? quantitiesIn(told)[0] : undefined;
  if (figure === undefined || (!isPrice && !isNamed)) return null;
  return isPrice ? { ...figure, dimension: 'money' as const } : figure;
}
