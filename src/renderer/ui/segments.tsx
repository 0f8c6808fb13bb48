import { Meter } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './segments.module.css';

type SegmentsProps = {
  readonly done: number;
  readonly total: number;
  /** What the picture says, for instance `4 of 8 questions done`. */
  readonly label: string;
  /** Marks the first open segment as the one under way. */
  readonly showNow?: boolean;
};

/** Steps of a whole that can be counted: questions, beats, parts of a form. */
export function Segments({ done, total, label, showNow = true }: SegmentsProps) {
  return (
    <Meter
      aria-label={label}
      value={done}
      maxValue={total}
      valueLabel={label}
      className={styles['segments'] ?? ''}
    >
      {Array.from({ length: total }, (_, at) => (
        <span
          key={at}
          className={classNames(
            styles['segment'],
            at < done && styles['done'],
            showNow && at === done && styles['now'],
          )}
        />
      ))}
    </Meter>
  );
}
