import { useTranslation } from 'react-i18next';
import type { OperationError } from '#contract/errors.ts';
import { failureOf, failureWords } from '#renderer/lib/failure.ts';
import { WaitNote } from '#renderer/lib/wait-note.tsx';
import { Button } from '#ui/button.tsx';
import { clockText, useCountdown } from '#ui/countdown.tsx';
import { Note } from '#ui/note.tsx';

type NotFoundYetProps = { readonly error: OperationError; readonly onAgain: () => void };

/** Why nothing could be looked for, and the way on; screens and actions are found all the same. */
export function NotFoundYet({ error, onAgain }: NotFoundYetProps) {
  const { t, i18n } = useTranslation('app');
  if (error.code === 'RATE_LIMITED') return <Wait error={error} onAgain={onAgain} />;
  const words = failureWords(i18n, failureOf(error), 'search');
  return (
    <Note kind="bad" title={words.title}>
      {words.text} <Button onPress={onAgain}>{t('wait.again')}</Button>
    </Note>
  );
}

/** It goes on by itself. */
function Wait({ error, onAgain }: NotFoundYetProps) {
  const { t } = useTranslation('app');
  const left = useCountdown(error.failure.retryAfterMs ?? 1000, error, onAgain);
  return <WaitNote title={t('errors.RATE_LIMITED.title')} left={t('wait.left', { time: clockText(left) })} />;
}
