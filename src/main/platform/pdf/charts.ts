import type { Mark } from './page-marks.ts';
import { palette } from './report-style.ts';

export const barHeight = 5;

/** A bar from zero, with a tick at the goal. `value` and `goal` as shares from 0 to 1. */
export const barMarks = (
  x: number,
  y: number,
  width: number,
  { value, goal }: { readonly value: number; readonly goal?: number | undefined },
): Mark[] => {
  const share = Math.min(1, Math.max(0, value));
  const marks: Mark[] = [{ kind: 'box', x, y, width, height: barHeight, fill: palette.track }];
  if (share > 0)
    marks.push({ kind: 'box', x, y, width: width * share, height: barHeight, fill: palette.primary });
  if (goal !== undefined) {
    const at = x + width * Math.min(1, Math.max(0, goal));
    const points = [
      [at, y - 2.5],
      [at, y + barHeight + 2.5],
    ] as const;
    marks.push({ kind: 'line', points, thickness: 1.25, colour: palette.ink });
  }
  return marks;
};

export type ChartPoint = { readonly x: number; readonly y: number };

/**
 * Places of values from 0 to 100, evenly spaced from the left edge to the right one; a single value stands in the
 * middle.
 */
export const chartPoints = (
  values: readonly number[],
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): ChartPoint[] =>
  values.map((value, index) => ({
    x: area.x + (values.length === 1 ? area.width / 2 : (area.width * index) / (values.length - 1)),
    y: area.y + area.height * (1 - Math.min(100, Math.max(0, value)) / 100),
  }));

/** A line through the points with the last one lit, and the goal as a dashed line at height `goalY`. */
export const lineChartMarks = (
  points: readonly ChartPoint[],
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  goalY: number,
): Mark[] => {
  const right = area.x + area.width;
  const floor = area.y + area.height;
  return [
    {
      kind: 'line',
      points: [
        [area.x, floor],
        [right, floor],
      ],
      thickness: 0.75,
      colour: palette.ink3,
    },
    {
      kind: 'line',
      points: [
        [area.x, goalY],
        [right, goalY],
      ],
      thickness: 0.75,
      colour: palette.ink,
      dash: [3, 2.5],
    },
    {
      kind: 'line',
      points: points.map(({ x, y }) => [x, y] as const),
      thickness: 1.5,
      colour: palette.primary,
    },
    ...points.map(({ x, y }, index): Mark => {
      const last = index === points.length - 1;
      return last
        ? { kind: 'dot', x, y, radius: 3.5, fill: palette.now, stroke: palette.ink }
        : { kind: 'dot', x, y, radius: 2.2, fill: palette.primary };
    }),
  ];
};
