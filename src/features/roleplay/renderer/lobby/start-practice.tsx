import { Play } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/errors.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import styles from './start-practice.module.css';
import { type PracticeChoice, scenarioOf, type Stock } from './practice-choice.ts';

type StartPracticeProps = {
  readonly choice: PracticeChoice;
  readonly stock: Stock;
  readonly canStart: boolean;
  readonly isStarting: boolean;
  readonly failure: Failure | null;
};

/** What was chosen, in words, and the one button: a card beside the choices, or a bar that stays in sight below them. */
export function StartPractice({ choice, stock, canStart, isStarting, failure }: StartPracticeProps) {
  const { t } = useTranslation(['roleplay', 'app']);
  const wait = useWait(failure);
  const scenario = choice.kind === 'customer' ? scenarioOf(choice, stock) : null;
  const title = useId();
  return (
    <section className={styles['start']} aria-labelledby={title}>
      <h2 id={title} className={styles['title']}>
        {t('lobby.summary')}
      </h2>
      <ul className={styles['chosen']}>
        <li>{stock.category.name}</li>
        <li>{t(`app:kind.${choice.kind}`)}</li>
        {scenario && <li>{t('lobby.scenarioLabel', scenario)}</li>}
        <li>{t(`app:difficulty.${choice.difficulty}`)}</li>
        <li>{t('lobby.summaryTime', { count: choice.minutes })}</li>
      </ul>
      <FormFailure failure={failure} feature="roleplay" wait={wait} />
      <Button
        type="submit"
        variant="primary"
        size="large"
        icon={Play}
        wide
        isPending={isStarting}
        isDisabled={!canStart || wait > 0}
      >
        {isStarting ? t('lobby.starting') : t('lobby.start')}
      </Button>
      <p className={styles['saved']}>{t('lobby.saved')}</p>
    </section>
  );
}
