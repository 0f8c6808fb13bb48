import styles from './chart-frame.module.css';
import { ChartFrame } from './chart-frame.tsx';

type Series = {
  readonly name: string;
  /** One value for each of `points`; `null` where there is none. */
  readonly values: readonly (number | null)[];
};

type LineChartProps = {
  readonly title: string;
  readonly sentence: string;
  /** At most four; beyond that use one chart each. Told apart by dash and marker, and named at their end. */
  readonly series: readonly Series[];
  /** What the values belong to, first to last: dates, sessions. */
  readonly points: readonly string[];
  /** What stands below the first and the last point, where `points` say more than there is room for. */
  readonly ends?: readonly [first: string, last: string];
  /** Name of the table's first column. */
  readonly pointHeader: string;
  readonly max?: number;
  readonly goal?: { readonly value: number; readonly label: string };
  readonly height?: number;
};

/** How something went over time, from zero to `max`. */
export function LineChart({
  title,
  sentence,
  series,
  points,
  ends = [points.at(0) ?? '', points.at(-1) ?? ''],
  pointHeader,
  max = 100,
  goal,
  height = 144,
}: LineChartProps) {
  const base = height - 24;
  const y = (value: number) => base - (value / max) * (base - 12);
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={height}
      table={{
        headers: [pointHeader, ...series.map(({ name }) => name)],
        rows: points.map((point, at) => [point, ...series.map(({ values }) => String(values[at] ?? '–'))]),
      }}
      renderDrawing={(width) => {
        const labels = endLabels(series, goal, base, y);
        const end = width - Math.max(...labels.map(({ text }) => text.length)) * characterWidth - 12;
        // One point alone is no beginning of a line: it stands in the middle, with its value beside it.
        const isAlone = points.length === 1;
        const middle = Math.round(end / 2);
        const x = (at: number) => (isAlone ? middle : inset + ((end - inset) * at) / (points.length - 1));
        const [first, last] = ends;
        const hasRoomForFirst = (first.length + last.length) * characterWidth < end;
        return (
          <>
            <line className={styles['axis']} x1={0} x2={end} y1={base + 0.5} y2={base + 0.5} />
            {goal && (
              <line className={styles['goal']} x1={0} x2={end} y1={y(goal.value)} y2={y(goal.value)} />
            )}
            {!isAlone && first !== last && hasRoomForFirst && (
              <text x={0} y={base + 18}>
                {first}
              </text>
            )}
            <text x={isAlone ? middle : end} y={base + 18} textAnchor={isAlone ? 'middle' : 'end'}>
              {last}
            </text>
            {series.map(({ name, values }, which) => (
              <g key={name} className={styles[`series-${which}`]}>
                {!isAlone && <path className={styles['line']} d={linePath(values, x, y)} />}
                {values.map(
                  (value, at) =>
                    value !== null && (
                      <Marker
                        key={at}
                        shape={which}
                        x={x(at)}
                        y={y(value)}
                        isNow={series.length === 1 && at === values.length - 1}
                      />
                    ),
                )}
              </g>
            ))}
            {labels.map(({ text, at, isGoal }) => (
              <text
                key={text}
                x={(isAlone && !isGoal ? middle : end) + 10}
                y={at + 4}
                className={isGoal ? undefined : styles['figure']}
              >
                {text}
              </text>
            ))}
          </>
        );
      }}
    />
  );
}

/** Room at the start of the line for its first marker, in pixels. */
const inset = 6;
/** Width of a bold character in pixels: a guess that is wide enough for the fonts of the stack. */
const characterWidth = 8.5;

/** What stands at the end of each line: its name where there are several, its last value, and the goal among them. */
function endLabels(
  series: readonly Series[],
  goal: LineChartProps['goal'],
  base: number,
  y: (value: number) => number,
): { text: string; at: number; isGoal: boolean }[] {
  const lines = series.map(({ name, values }) => {
    const last = values.findLast((value) => value !== null) ?? null;
    const text = series.length > 1 ? `${name} ${last ?? '–'}` : `${last ?? '–'}`;
    return { text, wanted: last === null ? base : y(last), isGoal: false };
  });
  const all = goal ? [...lines, { text: goal.label, wanted: y(goal.value), isGoal: true }] : lines;
  const placed = spread(
    all.map(({ wanted }) => wanted),
    15,
  );
  return all.map(({ text, isGoal }, which) => ({ text, isGoal, at: placed[which] ?? 0 }));
}

type MarkerProps = {
  readonly shape: number;
  readonly x: number;
  readonly y: number;
  readonly isNow: boolean;
};

/** Circle, square, triangle, diamond: a series is known by its shape too. */
function Marker({ shape, x, y, isNow }: MarkerProps) {
  if (isNow) return <circle className={styles['markerNow']} cx={x} cy={y} r={5} />;
  const className = styles['marker'];
  if (shape === 0) return <circle className={className} cx={x} cy={y} r={3} />;
  const outlines = ['', 'M-3-3h6v6h-6Z', 'M0-4 4 3H-4Z', 'M0-4 4 0 0 4-4 0Z'];
  return <path className={className} transform={`translate(${x} ${y})`} d={outlines[shape] ?? ''} />;
}

/** The outline of a line that breaks where a value is missing. */
export function linePath(
  values: readonly (number | null)[],
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  return values
    .map((value, at) => {
      if (value === null) return '';
      const starts = at === 0 || values[at - 1] === null;
      return `${starts ? 'M' : 'L'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    })
    .join('');
}

/** Moves labels apart, so that each keeps `gap` pixels from the next; their order stays. */
export function spread(wanted: readonly number[], gap: number): number[] {
  const order = wanted.map((at, index) => ({ at, index })).toSorted((one, other) => one.at - other.at);
  let lowest = Number.NEGATIVE_INFINITY;
  const placed: number[] = [];
  for (const { at, index } of order) {
    lowest = Math.max(at, lowest + gap);
    placed[index] = lowest;
  }
  return placed;
}
