import { useTranslation } from 'react-i18next';
import styles from './badge.module.css';
import { classNames } from './class-names.ts';

type ScorePillProps = {
  readonly score: number;
  readonly of: 10 | 100;
  /** Whether it reached the pass mark, where there is one; without it, 80 % is good and 50 % is middling. Not yet to have passed is no fault. */
  readonly passed?: boolean;
};

/** A score with what it is out of. The figure says it; the colour only helps. */
export function ScorePill({ score, of, passed }: ScorePillProps) {
  const { t, i18n } = useTranslation('ui');
  const shown = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(score);
  const byShare = score >= of * 0.8 ? 'ok' : score >= of * 0.5 ? 'warn' : 'bad';
  const level = passed === undefined ? byShare : passed ? 'ok' : 'warn';
  return (
    <span className={classNames(styles['badge'], styles['score'], styles[level])}>
      {t('score.of', { score: shown, of })}
    </span>
  );
}
