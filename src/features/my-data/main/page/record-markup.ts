import { wordsEn } from '../words-en.ts';
import { markup, type Markup } from './markup.ts';

/** The part of a JSON Schema that a record of ours is made of. */
export type Shape = {
  readonly description?: string;
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
};
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What a value is when it is there. */
const solid = (shape: Shape): Shape => shape.anyOf?.find(({ type }) => type !== 'null') ?? shape;
const isPlain = (shape: Shape): boolean => !['object', 'array'].includes(solid(shape).type ?? '');

/** A table wants columns that fit beside each other. */
const mostColumns = 6;
const columnsOf = (shape: Shape): [string, Shape][] | null => {
  const columns = Object.entries(shape.properties ?? {});
  const fits = columns.length > 0 && columns.length <= mostColumns;
  return fits && columns.every(([, column]) => isPlain(column)) ? columns : null;
};

const labelOf = (name: string, shape: Shape): string => shape.description ?? name;

/** Writes records down by their shape, so that no feature has a page of its own to keep up with. */
export function recordWriter(tellTime: (iso: string) => string) {
  const plain = (shape: Shape, value: unknown): Markup => {
    const { page } = wordsEn;
    if (value === null || value === undefined || value === '') {
      return markup`<span class="none">${page.none}</span>`;
    }
    if (typeof value === 'boolean') return markup`${value ? page.yes : page.no}`;
    if (typeof value === 'number') return markup`${value}`;
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (solid(shape).format === 'date-time') {
      return markup`<time datetime="${text}">${tellTime(text)}</time>`;
    }
    // By itself a sign that turns text round, or a name written from right to left, would turn what stands beside it.
    return markup`<bdi>${text}</bdi>`;
  };

  const table = (columns: readonly [string, Shape][], rows: readonly Fields[]): Markup => {
    const head = columns.map(([name, shape]) => markup`<th scope="col">${labelOf(name, shape)}</th>`);
    const body = rows.map((row) => {
      const cells = columns.map(([name, shape]) => markup`<td>${plain(shape, row[name])}</td>`);
      return markup`<tr>${cells}</tr>\n`;
    });
    return markup`<div class="wide"><table><thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table></div>`;
  };

  const list = (shape: Shape, items: readonly unknown[], level: number): Markup => {
    if (items.length === 0) return plain(shape, null);
    const itemShape = shape.items ?? {};
    if (!isPlain(itemShape)) return records(itemShape, items.filter(isFields), level);
    return markup`<ul>${items.map((item) => markup`<li>${plain(itemShape, item)}</li>`)}</ul>`;
  };

  const field = (name: string, shape: Shape, value: unknown, level: number): Markup => {
    const told = Array.isArray(value) ? list(solid(shape), value, level) : plain(shape, value);
    const kind = isPlain(shape) ? 'fact' : 'part';
    return markup`<div class="${kind}"><dt>${labelOf(name, shape)}</dt><dd>${told}</dd></div>\n`;
  };

  /** Level 3 is that of a record, 4 that of what is listed in one. */
  const records = (shape: Shape, items: readonly Fields[], level: number): Markup => {
    const columns = columnsOf(shape);
    if (columns !== null && (items.length > 1 || level > 3)) return table(columns, items);
    const [first, ...others] = Object.entries(shape.properties ?? {});
    if (first === undefined) return markup``;
    const articles = items.map((record) => {
      const [name, firstShape] = first;
      const title = markup`<span class="label">${labelOf(name, firstShape)}</span> ${plain(firstShape, record[name])}`;
      const heading = level > 3 ? markup`<h4>${title}</h4>` : markup`<h3>${title}</h3>`;
      const fields = others.map(([other, of]) => field(other, of, record[other], level + 1));
      return markup`<article>${heading}\n<dl>${fields}</dl></article>\n`;
    });
    return markup`${articles}`;
  };

  return (shape: Shape, items: readonly unknown[]): Markup => records(shape, items.filter(isFields), 3);
}
