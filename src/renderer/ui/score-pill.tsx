import { useTranslation } from 'react-i18next';
import styles from './badge.module.css';
import { classNames } from './class-names.ts';

type ScorePillProps = {
  readonly score: number;
  readonly of: 10 | 100;
  /** The lowest score that is good; half of the way below it the score is middling. Default 80 % of `of`. */
  readonly goodFrom?: number;
};

/** A score with what it is out of. The figure says it; the colour only helps. */
export function ScorePill({ score, of, goodFrom = of * 0.8 }: ScorePillProps) {
  const { t, i18n } = useTranslation('ui');
  const shown = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(score);
  const level = score >= goodFrom ? 'ok' : score >= goodFrom * 0.6 ? 'warn' : 'bad';
  return (
    <span className={classNames(styles['badge'], styles['score'], styles[level])}>
      {t('score.of', { score: shown, of })}
    </span>
  );
}
