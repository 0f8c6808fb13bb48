import type { CSSProperties } from 'react';
import { Meter, ProgressBar as AriaProgressBar } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './progress-bar.module.css';

type ProgressBarProps = {
  readonly label: string;
  readonly value: number;
  readonly max?: number;
  /** The value in words, for instance `42 of 60 minutes`; shown at the end of the label's line. */
  readonly valueText: string;
  /** A line across the bar at this value, for a pass mark or a goal. */
  readonly goal?: number;
  /** `progress` for work that goes on, `meter` for a measured amount. */
  readonly kind?: 'progress' | 'meter';
  /** Leaves the label and the value to the words around the bar; both are still read aloud. */
  readonly bare?: boolean;
};

/** An amount of a whole, from zero. */
export function ProgressBar({
  label,
  value,
  max = 100,
  valueText,
  goal,
  kind = 'progress',
  bare = false,
}: ProgressBarProps) {
  const Bar = kind === 'meter' ? Meter : AriaProgressBar;
  const part = (amount: number): CSSProperties => ({ '--part': `${(100 * amount) / max}%` });
  return (
    <Bar
      aria-label={label}
      value={value}
      maxValue={max}
      valueLabel={valueText}
      className={styles['progress'] ?? ''}
    >
      {!bare && (
        <span className={styles['words']} aria-hidden="true">
          <span>{label}</span>
          <span className={styles['value']}>{valueText}</span>
        </span>
      )}
      <span className={styles['bar']}>
        <span className={styles['fill']} style={part(Math.min(Math.max(value, 0), max))} />
        {goal !== undefined && <span className={classNames(styles['goal'])} style={part(goal)} />}
      </span>
    </Bar>
  );
}
