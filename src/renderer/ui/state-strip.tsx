import { ChartFrame } from './chart-frame.tsx';
import styles from './state-strip.module.css';

export type StripDay = {
  /** As in the table. */
  readonly label: string;
  /** What stands under it; empty for most. */
  readonly tick: string;
  /** `none`: nothing is known of it. */
  readonly state: 'ok' | 'warn' | 'fail' | 'none';
  /** The state in words, for the table. */
  readonly words: string;
};

type StateStripProps = {
  readonly title: string;
  readonly sentence: string;
  /** Names of the two columns of the table. */
  readonly headers: readonly [string, string];
  readonly days: readonly StripDay[];
};

const height = 72;
const base = height - 24;
/** A worse day stands out by its height too, so that no colour has to be told from another. */
const heights = { none: 2, ok: 14, warn: 28, fail: 42 } as const;

/** How each of some days was, side by side. */
export function StateStrip({ title, sentence, headers, days }: StateStripProps) {
  return (
    <ChartFrame
      title={title}
      sentence={sentence}
      height={height}
      headingLevel="h2"
      table={{ headers, rows: days.map(({ label, words }) => [label, words]) }}
      renderDrawing={(width) => {
        const step = width / Math.max(days.length, 1);
        const thick = Math.min(20, step * 0.7);
        return days.map(({ label, tick, state }, at) => {
          const x = step * (at + 0.5);
          const isLast = at === days.length - 1;
          return (
            <g key={label}>
              <rect
                className={styles[state]}
                x={x - thick / 2}
                y={base - heights[state]}
                width={thick}
                height={heights[state]}
                rx={2}
              />
              <text
                x={isLast ? width : at === 0 ? 0 : x}
                y={base + 18}
                textAnchor={isLast ? 'end' : at === 0 ? 'start' : 'middle'}
              >
                {tick}
              </text>
            </g>
          );
        });
      }}
    />
  );
}
