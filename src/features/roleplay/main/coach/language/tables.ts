import { trim, type Span } from '#main/kernel/language/sentences.ts';

/** Each row is a name and what is told of it; `header` names the columns, where the text does. */
export type Table = Span & {
  readonly header: readonly Span[] | null;
  readonly rows: readonly (readonly Span[])[];
};

type Line = {
  readonly form: 'piped' | 'rule' | 'columns' | 'key' | null;
  readonly cells: readonly Span[];
  /** Begins with a pipe. */
  readonly isClosed: boolean;
};

const rule = /^(?=.*\|)[\s|:-]*-[\s|:-]*$/;
const forms: readonly (readonly [NonNullable<Line['form']>, RegExp])[] = [
  ['piped', /\|/g],
  ['columns', /\t+| {2,}| ?\.{4,} ?/g],
  ['key', /:\s+/g],
];
/** Fewer lines than this look alike by chance. */
const fewest = { piped: 2, columns: 3, key: 2, rule: Infinity } as const;
const longestKey = 60;

/** The tables of a text: Markdown's, names and values set in columns, and lines like `Annual fee: 60 euros`. */
export function tablesIn(text: string): Table[] {
  const tables: Table[] = [];
  let run: Line[] = [];
  const close = () => {
    const [first] = run;
    if (first?.form && run.length >= fewest[first.form] && isFramed(run)) tables.push(tableOf(text, run));
    run = [];
  };
  for (const line of linesOf(text)) {
    if (!goesOn(run[0], line)) close();
    if (line.form !== null) run.push(line);
  }
  close();
  return tables;
}

/** Without pipes at its ends a line is of a table only below a header with a rule. */
const isFramed = ([first, second]: readonly Line[]): boolean =>
  first?.form !== 'piped' || first.isClosed || second?.form === 'rule';

const goesOn = (first: Line | undefined, { form, cells }: Line): boolean =>
  first === undefined ||
  (first.form === 'piped'
    ? form === 'piped' || form === 'rule'
    : form === first.form && cells.length === first.cells.length);

function tableOf(text: string, run: readonly Line[]): Table {
  const rows = run.filter(({ form }) => form !== 'rule').map(({ cells }) => cells);
  const span = { start: rows[0]?.[0]?.start ?? 0, end: rows.at(-1)?.at(-1)?.end ?? 0 };
  const hasHeader = run[1]?.form === 'rule' || (run[0]?.form === 'columns' && namesColumns(text, rows));
  return hasHeader
    ? { ...span, header: rows[0] ?? null, rows: rows.slice(1) }
    : { ...span, header: null, rows };
}

/** The first row holds no figure where every other one does. */
function namesColumns(text: string, rows: readonly (readonly Span[])[]): boolean {
  const hasFigure = (row: readonly Span[]): boolean =>
    row.slice(1).some(({ start, end }) => /\d/.test(text.slice(start, end)));
  const [first = [], ...others] = rows;
  return !hasFigure(first) && others.every(hasFigure);
}

function* linesOf(text: string): Generator<Line> {
  let start = 0;
  for (const line of text.split('\n')) {
    yield lineOf(text, trim(text, start, start + line.length));
    start += line.length + 1;
  }
}

function lineOf(text: string, { start, end }: Span): Line {
  const line = text.slice(start, end);
  if (rule.test(line)) return { form: 'rule', cells: [], isClosed: false };
  for (const [form, gap] of forms) {
    if (form === 'piped' ? !/^\||\s\|\s/.test(line) : !/^\p{L}/u.test(line)) continue;
    const cells = cellsOf(text, start, end, gap);
    const isPair = form !== 'key' || (cells.length === 2 && (cells[0]?.end ?? 0) - start <= longestKey);
    if (cells.length > 1 && isPair) return { form, cells, isClosed: line.startsWith('|') };
  }
  return { form: null, cells: [], isClosed: false };
}

/** What stands between the gaps, trimmed; the empty ends of a line between pipes are no cells. */
function cellsOf(text: string, start: number, end: number, gap: RegExp): Span[] {
  const cells: Span[] = [];
  let from = start;
  for (const { index, 0: written } of text.slice(start, end).matchAll(gap)) {
    cells.push(trim(text, from, start + index));
    from = start + index + written.length;
  }
  cells.push(trim(text, from, end));
  const isEnd = (at: number) => (at === 0 || at === cells.length - 1) && cells[at]?.start === cells[at]?.end;
  return cells.filter((_cell, at) => !isEnd(at));
}
