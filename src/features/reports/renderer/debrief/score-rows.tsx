import { ProgressBar } from '#ui/progress-bar.tsx';
import { Text } from '#ui/text.tsx';
import styles from './score-rows.module.css';

type ScoreRow = {
  readonly key: string;
  readonly label: string;
  /** 0–100; `null` where nothing was scored. */
  readonly score: number | null;
  /** A line across the bar. */
  readonly goal?: number | null;
  /** The whole row in words, for those who hear it. */
  readonly valueText: string;
  /** What stands at the row's end. */
  readonly end: string;
  /** `end` is the score itself, and stands out. */
  readonly isFigure: boolean;
};

/** Scores under each other: name, bar from zero, figure. */
export function ScoreRows({ rows }: { readonly rows: readonly ScoreRow[] }) {
  return (
    <ul className={styles['rows']}>
      {rows.map(({ key, label, score, goal, valueText, end, isFigure }) => (
        <li key={key} className={styles['row']}>
          <span className={styles['label']}>{label}</span>
          {score !== null && (
            <div className={styles['bar']}>
              <ProgressBar
                bare
                kind="meter"
                label={label}
                value={score}
                valueText={valueText}
                {...(goal !== null && goal !== undefined && { goal })}
              />
            </div>
          )}
          <span className={styles['end']}>
            <Text as="span" look={isFigure ? 'strong' : 'small'} tone={isFigure ? 'ink' : 'ink-2'} figures>
              {end}
            </Text>
          </span>
        </li>
      ))}
    </ul>
  );
}
