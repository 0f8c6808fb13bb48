import type { Block, Cell } from './document-tree.ts';
import { parseInline } from './parse-inline.ts';
import { joinLines, type Line } from './source-run.ts';

/** Quotes and lists inside each other beyond this are text, so that no file nests deeper than a page can show. */
const deepest = 6;

const headingStart = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const ruleLine = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/;
const fenceStart = /^ {0,3}(`{3,}|~{3,})/;
const quoteStart = /^ {0,3}> ?/;
const itemStart = /^( {0,3})([-*+]|\d{1,9}[.)])(?: {1,4}(?=\S)|[ \t]|$)/;
const underline = /^ {0,3}(=+|-+)[ \t]*$/;
const ruleCell = /^:?-+:?$/;

/** The lines of a stretch of the source that starts at `start`, without their line ends. */
export function linesOf(text: string, start = 0): Line[] {
  let from = start;
  return text.split('\n').map((line) => {
    const here = { from, text: line };
    from += line.length + 1;
    return here;
  });
}

/**
 * The blocks of Markdown that this app shows: headings, paragraphs, lists, quotes, fenced code, tables and rules.
 * HTML, link definitions and whatever else a file may hold are paragraphs of text.
 */
export function parseBlocks(lines: readonly Line[], depth = 0): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const { block, next } = blockAt(lines, at, depth);
    if (block !== null) blocks.push(block);
    at = next;
  }
  return blocks;
}

type Found = { readonly block: Block | null; readonly next: number };

function blockAt(lines: readonly Line[], at: number, depth: number): Found {
  const line = lines[at] ?? { from: 0, text: '' };
  if (isBlank(line)) return { block: null, next: at + 1 };
  if (fenceStart.test(line.text)) return codeAt(lines, at);
  if (headingStart.test(line.text)) return { block: headingOf(line), next: at + 1 };
  if (ruleLine.test(line.text)) return { block: { kind: 'rule', from: line.from }, next: at + 1 };
  if (depth < deepest && quoteStart.test(line.text)) return quoteAt(lines, at, depth);
  if (depth < deepest && itemStart.test(line.text)) return listAt(lines, at, depth);
  if (startsTable(lines, at)) return tableAt(lines, at);
  return paragraphAt(lines, at, depth);
}

const isBlank = ({ text }: Line): boolean => text.trim() === '';

/** A line without its first characters. */
const without = (line: Line, count: number): Line => ({
  from: line.from + count,
  text: line.text.slice(count),
});

const trimmed = (line: Line): Line => {
  const start = line.text.length - line.text.trimStart().length;
  return { from: line.from + start, text: line.text.trim() };
};

const inlineOf = (lines: readonly Line[]) => parseInline(joinLines(lines));

function headingOf(line: Line): Block {
  const marks = headingStart.exec(line.text)?.[1] ?? '#';
  const words = trimmed(without(line, line.text.indexOf('#') + marks.length));
  // Closing marks are decoration: `## Fitting ##`.
  const bare = words.text.replace(/(?<=^|[ \t])#+$/, '').trimEnd();
  return {
    kind: 'heading',
    from: line.from,
    level: marks.length,
    children: inlineOf([{ ...words, text: bare }]),
  };
}

function codeAt(lines: readonly Line[], at: number): Found {
  const fence = fenceStart.exec(lines[at]?.text ?? '')?.[1] ?? '```';
  const isClosing = ({ text }: Line): boolean => {
    const words = text.trim();
    return words.length >= fence.length && words === (fence[0] ?? '`').repeat(words.length);
  };
  const end = indexFrom(lines, at + 1, isClosing);
  const run = joinLines(lines.slice(at + 1, end));
  return {
    block: { kind: 'code', from: lines[at]?.from ?? 0, children: run.leaves(0, run.text.length) },
    next: end + 1,
  };
}

function quoteAt(lines: readonly Line[], at: number, depth: number): Found {
  const end = indexFrom(lines, at, ({ text }) => !quoteStart.test(text));
  const inside = lines
    .slice(at, end)
    .map((line) => without(line, quoteStart.exec(line.text)?.[0].length ?? 0));
  return {
    block: { kind: 'quote', from: lines[at]?.from ?? 0, blocks: parseBlocks(inside, depth + 1) },
    next: end,
  };
}

function listAt(lines: readonly Line[], at: number, depth: number): Found {
  const kindOf = (line: Line | undefined) => itemStart.exec(line?.text ?? '')?.[2]?.slice(-1);
  const kind = kindOf(lines[at]);
  const items: Block[][] = [];
  let next = at;
  while (next < lines.length && kindOf(lines[next]) === kind && !ruleLine.test(lines[next]?.text ?? '')) {
    const { inside, end } = itemAt(lines, next);
    items.push(parseBlocks(inside, depth + 1));
    next = end;
  }
  const marker = itemStart.exec(lines[at]?.text ?? '')?.[2] ?? '-';
  const ordered = /^\d/.test(marker);
  return {
    block: {
      kind: 'list',
      from: lines[at]?.from ?? 0,
      ordered,
      start: ordered ? Number.parseInt(marker, 10) : 1,
      items,
    },
    next,
  };
}

/** The lines of one item: those indented under its words, and those that go on with its paragraph. */
function itemAt(lines: readonly Line[], at: number): { inside: Line[]; end: number } {
  const first = lines[at] ?? { from: 0, text: '' };
  const indent = itemStart.exec(first.text)?.[0].length ?? 2;
  const inside: Line[] = [without(first, indent)];
  let end = at + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? first;
    if (isBlank(line)) {
      const after = firstWords(lines, end);
      const goesOn = after < lines.length && isIndented(lines[after] ?? first, indent);
      if (!goesOn) return { inside, end: after };
      inside.push({ from: line.from, text: '' });
      end = after - 1;
    } else if (isIndented(line, indent)) {
      inside.push(without(line, indent));
    } else if (startsBlock(line)) {
      break;
    } else {
      inside.push(trimmed(line));
    }
  }
  return { inside, end };
}

const firstWords = (lines: readonly Line[], start: number) =>
  indexFrom(lines, start, (line) => !isBlank(line));

const isIndented = ({ text }: Line, indent: number): boolean =>
  text.length >= indent && text.slice(0, indent).trim() === '';

const startsBlock = ({ text }: Line): boolean =>
  [headingStart, ruleLine, fenceStart, quoteStart, itemStart].some((start) => start.test(text));

function startsTable(lines: readonly Line[], at: number): boolean {
  const rule = lines[at + 1]?.text ?? '';
  return (
    (lines[at]?.text.includes('|') ?? false) &&
    rule.includes('|') &&
    barred(rule).every((cell) => ruleCell.test(cell.trim())) &&
    cellsOf(lines[at]).length === barred(rule).length
  );
}

function tableAt(lines: readonly Line[], at: number): Found {
  const end = indexFrom(lines, at + 2, (line) => isBlank(line) || !line.text.includes('|'));
  const header = cellsOf(lines[at]);
  const rows = lines.slice(at + 2, end).map((line) => {
    const cells = cellsOf(line).slice(0, header.length);
    const missing = Array.from({ length: header.length - cells.length }, (_, number) => ({
      // An empty cell has no place in the source; any number that is no other cell's will do for its name.
      from: line.from + line.text.length + number,
      children: [],
    }));
    return [...cells, ...missing];
  });
  return { block: { kind: 'table', from: lines[at]?.from ?? 0, header, rows }, next: end };
}

/** What stands between the bars of a table's second line. */
const barred = (rule: string): string[] => rule.trim().replace(/^\|/, '').replace(/\|$/, '').split('|');

/** The cells between the bars of a line; a bar with a backslash before it is a character of its cell. */
function cellsOf(line: Line | undefined): Cell[] {
  if (line === undefined) return [];
  const row = trimmed(line);
  const bars = [...row.text.matchAll(/(?<!\\)\|/g)].map(({ index }) => index);
  const edges = [-1, ...bars, row.text.length];
  const cells = edges.slice(1).map((end, number) => {
    const start = (edges[number] ?? -1) + 1;
    return trimmed({ from: row.from + start, text: row.text.slice(start, end) });
  });
  const first = row.text.startsWith('|') ? 1 : 0;
  const last = row.text.endsWith('|') && !row.text.endsWith('\\|') ? -1 : cells.length;
  return cells.slice(first, last).map((cell) => ({ from: cell.from, children: inlineOf([cell]) }));
}

function paragraphAt(lines: readonly Line[], at: number, depth: number): Found {
  const from = lines[at]?.from ?? 0;
  let end = at + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end] ?? { from: 0, text: '' };
    const rule = underline.exec(line.text)?.[1];
    if (rule !== undefined) {
      const children = inlineOf(lines.slice(at, end).map(trimmed));
      const level = rule.startsWith('=') ? 1 : 2;
      return { block: { kind: 'heading', from, level, children }, next: end + 1 };
    }
    if (isBlank(line) || (depth < deepest && startsBlock(line)) || startsTable(lines, end)) break;
  }
  return {
    block: { kind: 'paragraph', from, children: inlineOf(lines.slice(at, end).map(withoutIndent)) },
    next: end,
  };
}

/** Spaces at the end stay: two of them break the line. */
const withoutIndent = (line: Line): Line => without(line, line.text.length - line.text.trimStart().length);

function indexFrom(lines: readonly Line[], start: number, fits: (line: Line) => boolean): number {
  for (let at = start; at < lines.length; at += 1) if (fits(lines[at] ?? { from: 0, text: '' })) return at;
  return lines.length;
}
