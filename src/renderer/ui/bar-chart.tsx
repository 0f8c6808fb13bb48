import styles from './chart-frame.module.css';
import { ChartFrame } from './chart-frame.tsx';

type Bar = {
  readonly label: string;
  readonly value: number;
  /** What stands under it where the label would not fit under each: empty for most of them. */
  readonly tick?: string;
  /** Stands out: today, or the bar that the sentence speaks of. */
  readonly isNow?: boolean;
};

type BarChartProps = {
  readonly title: string;
  readonly sentence: string;
  readonly bars: readonly Bar[];
  /** Names of the two columns of the table. */
  readonly headers: readonly [string, string];
  /** The value at the top of the chart; by default the largest. Bars always start at zero. */
  readonly max?: number;
  readonly goal?: { readonly value: number; readonly label: string };
  readonly height?: number;
  readonly headingLevel?: 'h2' | 'h3';
};

/** Amounts side by side, each with its figure above it, where there is any; a goal is a line across. */
export function BarChart({
  title,
  sentence,
  bars,
  headers,
  max,
  goal,
  height = 128,
  headingLevel,
}: BarChartProps) {
  const top = Math.max(max ?? 0, ...bars.map((bar) => bar.value), goal?.value ?? 0, 1);
  const room = { above: 20, below: 24 };
  const base = height - room.below;
  const y = (value: number) => base - (value / top) * (base - room.above);
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={height}
      headingLevel={headingLevel}
      table={{ headers, rows: bars.map((bar) => [bar.label, String(bar.value)]) }}
      renderDrawing={(width) => {
        const end = goal === undefined ? width : width - wordRoom(goal.label);
        const step = end / Math.max(bars.length, 1);
        const thick = Math.min(40, step * 0.64);
        return (
          <>
            <line className={styles['axis']} x1={0} x2={end} y1={base + 0.5} y2={base + 0.5} />
            {bars.map((bar, at) => {
              const x = step * (at + 0.5);
              return (
                <g key={bar.label}>
                  <rect
                    className={bar.isNow ? styles['barNow'] : styles['bar']}
                    x={x - thick / 2}
                    y={y(bar.value)}
                    width={thick}
                    height={base - y(bar.value)}
                    rx={2}
                  />
                  <text
                    {...within(width, x, bar.tick ?? bar.label)}
                    y={base + 18}
                    className={bar.isNow ? styles['now'] : undefined}
                  >
                    {bar.tick ?? bar.label}
                  </text>
                </g>
              );
            })}
            {goal && (
              <>
                <line className={styles['goal']} x1={0} x2={end} y1={y(goal.value)} y2={y(goal.value)} />
                <text x={end + 6} y={y(goal.value) + 4}>
                  {goal.label}
                </text>
              </>
            )}
            {bars.map((bar, at) => (
              <text
                key={bar.label}
                x={step * (at + 0.5)}
                y={y(bar.value) - 6}
                textAnchor="middle"
                className={styles['figure']}
              >
                {step < figureRoom || bar.value === 0 ? '' : bar.value}
              </text>
            ))}
          </>
        );
      }}
    />
  );
}

/** Bars that are closer than this keep their figures for the table, in pixels. */
const figureRoom = 18;

/** Room for a word, in pixels; a guess that is wide enough for the fonts of the stack. */
const wordRoom = (word: string): number => word.length * 7.5 + 8;

/** Where a word under the bar at `x` stands: in the middle, or at the edge over which it would hang. */
function within(width: number, x: number, word: string) {
  const half = wordRoom(word) / 2;
  if (x + half > width) return { x: width, textAnchor: 'end' } as const;
  if (x - half < 0) return { x: 0, textAnchor: 'start' } as const;
  return { x, textAnchor: 'middle' } as const;
}
