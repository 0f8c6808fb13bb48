import type { Cell, PageFlow } from './page-flow.ts';
import type { Mark } from './page-marks.ts';
import { palette, type } from './report-style.ts';
import type { TextStyle } from './typesetter.ts';

export type Column = { readonly title: string; readonly x: number; readonly width: number };
export type TableCell = {
  /** Paragraphs below one another, each in its style. */
  readonly paragraphs: readonly { readonly text: string; readonly style: TextStyle }[];
  readonly icon?: (x: number, baseline: number) => readonly Mark[];
  /** Room left free before the text, for the icon. */
  readonly indent?: number;
};

const rule = (
  flow: PageFlow,
  x: number,
  colour: (typeof palette)[keyof typeof palette],
  thickness: number,
): void =>
  flow.draw(0, (left, top) => [
    {
      kind: 'line',
      points: [
        [left + x, top],
        [left + flow.width, top],
      ],
      thickness,
      colour,
    },
  ]);

/**
 * A table whose header stands again on every page that it runs on to. Rows are of any height and break between lines.
 * @param onContinue called before the repeated header
 */
export const setTable = (
  flow: PageFlow,
  columns: readonly Column[],
  rows: readonly (readonly TableCell[])[],
  onContinue: () => void,
): void => {
  const from = columns[0]?.x ?? 0;
  const header = (): void => {
    flow.row(
      columns.map(({ title, x, width }) => ({
        x,
        width,
        lines: flow.typesetter.lines(title, type.meta, width),
      })),
    );
    flow.skip(2);
    rule(flow, from, palette.ink3, 0.75);
    flow.skip(3);
  };
  const cellOf = ({ paragraphs, icon, indent = 0 }: TableCell, { x, width }: Column): Cell => ({
    x: x + indent,
    width: width - indent,
    lines: paragraphs.flatMap(({ text, style }) => flow.typesetter.lines(text, style, width - indent)),
    ...(icon && { icon: (left: number, baseline: number) => icon(left - indent, baseline) }),
  });
  // The header never stands alone at the foot of a page.
  if (flow.need(60)) onContinue();
  header();
  for (const [index, row] of rows.entries()) {
    if (index > 0) {
      flow.skip(3);
      if (flow.room() > 30) rule(flow, from, palette.hairline, 0.5);
      flow.skip(3);
    }
    const cells = columns.flatMap((column, at) => {
      const cell = row[at];
      return cell ? [cellOf(cell, column)] : [];
    });
    flow.row(cells, {
      onContinue: () => {
        onContinue();
        header();
      },
    });
  }
};
