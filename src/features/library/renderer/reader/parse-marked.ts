import type { Mark } from '../../contract/shapes.ts';
import type { Block, Cell, Row } from './document-tree.ts';
import { joinLines, type Line } from './source-run.ts';

/** The blocks of a text that says nothing of its own form: paragraphs, and what the marks say about its lines. */
export function parseMarked(lines: readonly Line[], marks: readonly Mark[]): Block[] {
  const first = lines[0]?.from ?? 0;
  const last = lines.at(-1);
  const end = last === undefined ? first : last.from + last.text.length;
  const blocks: Block[] = [];
  let next = marks.findIndex(({ start }) => start >= first);
  if (next === -1) next = marks.length;
  let open: Line[] = [];
  const close = (): void => {
    if (open.length > 0) blocks.push(paragraphOf(open));
    open = [];
  };
  for (const line of lines) {
    let whole: Mark | null = null;
    for (; (marks[next]?.start ?? Infinity) <= line.from; next += 1) {
      const mark = marks[next];
      if (mark?.of.kind === 'page' || mark?.of.kind === 'slide') {
        close();
        blocks.push({ kind: mark.of.kind, from: mark.start, number: mark.of.number });
      } else if (mark !== undefined) whole = mark;
    }
    if (whole !== null) {
      close();
      blocks.push(markedLine(line, whole.of));
    } else if (line.text.trim() === '') close();
    else open.push(line);
  }
  close();
  // Pages without text at the end of what is shown.
  for (; (marks[next]?.start ?? Infinity) <= end; next += 1) {
    const mark = marks[next];
    if (mark?.of.kind === 'page' || mark?.of.kind === 'slide') {
      blocks.push({ kind: mark.of.kind, from: mark.start, number: mark.of.number });
    }
  }
  return blocks;
}

function markedLine(line: Line, of: Mark['of']): Block {
  const run = joinLines([line]);
  const children = run.leaves(0, run.text.length);
  if (of.kind === 'heading') return { kind: 'heading', from: line.from, level: of.level, children };
  if (of.kind === 'cue') return { kind: 'cue', from: line.from, fromMs: of.fromMs, children };
  return { kind: 'plain', from: line.from, children };
}

/** Lines between blank ones, as they stand there; or a table, where each has the same number of tabs in it. */
function paragraphOf(lines: readonly Line[]): Block {
  const from = lines[0]?.from ?? 0;
  const widths = new Set(lines.map(({ text }) => text.split('\t').length));
  const [width = 1] = widths;
  if (lines.length > 1 && widths.size === 1 && width > 1) {
    return { kind: 'rows', from, rows: lines.map((line): Row => ({ number: null, cells: cellsOf(line) })) };
  }
  const run = joinLines(lines);
  return { kind: 'plain', from, children: run.leaves(0, run.text.length) };
}

/** The rows of a spreadsheet, of which `first` is the number of the first line. */
export function parseRows(lines: readonly Line[], first: number): Block[] {
  const rows = lines.flatMap((line, at): Row[] =>
    line.text.trim() === '' ? [] : [{ number: first + at, cells: cellsOf(line) }],
  );
  return rows.length === 0 ? [] : [{ kind: 'rows', from: rows[0]?.cells[0]?.from ?? 0, rows }];
}

function cellsOf({ from, text }: Line): Cell[] {
  let at = from;
  return text.split('\t').map((words) => {
    const cell = { from: at, text: words };
    at += words.length + 1;
    return { from: cell.from, children: joinLines([cell]).leaves(0, words.length) };
  });
}
