import { type Mark, margin, type Page, type PageSize } from './page-marks.ts';
import type { Line, TextStyle, Typesetter } from './typesetter.ts';

/** Lines that stand below one another in one column of a row. */
export type Cell = {
  /** From the left margin, in points. */
  readonly x: number;
  readonly width: number;
  readonly lines: readonly Line[];
  /** Keeps right-to-left text at the left edge too, under its label. */
  readonly flushLeft?: boolean;
  /** Drawn beside the first line, given the left edge of the cell and the baseline. */
  readonly icon?: (x: number, baseline: number) => readonly Mark[];
};

export type RowOptions = {
  /** Called on each new page that the row runs on to, to repeat a header or say what goes on. */
  readonly onContinue?: () => void;
};

/** Fills pages from top to bottom. All `x` are measured from the left margin, all sizes in points. */
export type PageFlow = {
  readonly width: number;
  readonly typesetter: Typesetter;
  readonly pages: readonly Page[];
  /** Height left on this page. */
  room(): number;
  /** Starts a new page unless `height` is left on this one. Answers whether it did. */
  need(height: number): boolean;
  skip(height: number): void;
  /** Draws at the current place; the function gets the position on the page of the top left corner. */
  draw(height: number, marks: (left: number, top: number) => readonly Mark[]): void;
  /** Sets cells side by side, line for line, over as many pages as their text takes. */
  row(cells: readonly Cell[], options?: RowOptions): void;
  /** One column of text over the whole width, or a part of it. */
  text(text: string, style: TextStyle, at?: { readonly x?: number; readonly width?: number }): void;
  /** Sets one line at a place on the page, without moving on. */
  lineMarks(line: Line, left: number, baseline: number, width?: number): Mark[];
};

/** Room under the text for the footer. */
const footerHeight = 26;
/** Where the baseline lies in a line, as a share of its leading. */
const baselineShare = 0.74;

const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + line.style.leading, 0);

/** How many lines fit into `room`. */
const fit = (lines: readonly Line[], room: number): number => {
  let height = 0;
  const tooMany = lines.findIndex((line) => {
    height += line.style.leading;
    return height > room + 0.01;
  });
  return tooMany === -1 ? lines.length : tooMany;
};

export const createPageFlow = (size: PageSize, typesetter: Typesetter): PageFlow => {
  const pages: Page[] = [{ marks: [] }];
  const bottom = size.height - margin - footerHeight;
  const width = size.width - 2 * margin;
  let page: Page = pages[0] ?? { marks: [] };
  let y = margin;

  const newPage = (): void => {
    page = { marks: [] };
    pages.push(page);
    y = margin;
  };
  const room = (): number => bottom - y;
  const need = (height: number): boolean => {
    if (height <= room() || y === margin) return false;
    newPage();
    return true;
  };

  const lineMarks = (line: Line, left: number, baseline: number, columnWidth = line.width): Mark[] => {
    const runs = typesetter.runs(line);
    let x = line.direction === 'rtl' ? left + columnWidth - line.width : left;
    return runs.map(({ face, text, width: runWidth }) => {
      const mark: Mark = {
        kind: 'text',
        x,
        y: baseline,
        size: line.style.size,
        face: face.id,
        text,
        colour: line.style.colour,
      };
      x += runWidth;
      return mark;
    });
  };

  const row = (cells: readonly Cell[], { onContinue }: RowOptions = {}): void => {
    const height = Math.max(...cells.map(({ lines }) => heightOf(lines)));
    // A short row goes to the next page whole; a long one starts here if at least two of its lines do.
    const firstLines = Math.max(...cells.map(({ lines }) => heightOf(lines.slice(0, 2))));
    const wanted = height < (bottom - margin) / 4 ? height : firstLines;
    if (need(wanted)) onContinue?.();
    let waiting = cells.map((cell) => ({ ...cell, begun: false }));
    for (;;) {
      const space = room();
      let used = 0;
      waiting = waiting.map((cell) => {
        const count = fit(cell.lines, space);
        let top = y;
        for (const [index, line] of cell.lines.slice(0, count).entries()) {
          const baseline = top + line.style.leading * baselineShare;
          page.marks.push(
            ...lineMarks(line, margin + cell.x, baseline, cell.flushLeft ? undefined : cell.width),
          );
          if (index === 0 && !cell.begun) page.marks.push(...(cell.icon?.(margin + cell.x, baseline) ?? []));
          top += line.style.leading;
        }
        used = Math.max(used, top - y);
        return { ...cell, lines: cell.lines.slice(count), begun: cell.begun || count > 0 };
      });
      y += used;
      if (waiting.every(({ lines }) => lines.length === 0)) return;
      newPage();
      onContinue?.();
    }
  };

  return {
    width,
    typesetter,
    pages,
    room,
    need,
    lineMarks,
    row,
    skip: (height) => {
      y += height;
    },
    draw: (height, marks) => {
      need(height);
      page.marks.push(...marks(margin, y));
      y += height;
    },
    text: (text, style, { x = 0, width: columnWidth = width - x } = {}) =>
      row([{ x, width: columnWidth, lines: typesetter.lines(text, style, columnWidth) }]),
  };
};
