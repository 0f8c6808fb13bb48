import { useTranslation } from 'react-i18next';
import type { Failure } from '#contract/errors.ts';
import { clockText } from '#ui/countdown.tsx';
import { Note } from '#ui/note.tsx';
import { failureWords } from './failure.ts';
import { WaitNote } from './wait-note.tsx';

type FormFailureProps = {
  readonly failure: Failure | null;
  readonly feature: string;
  /** Milliseconds until the next try may succeed, from `useWait`. */
  readonly wait?: number;
};

/** What was refused about a form as a whole, above its button. */
export function FormFailure({ failure, feature, wait = 0 }: FormFailureProps) {
  const { t, i18n } = useTranslation('app');
  if (failure === null) return null;
  const { title, text } = failureWords(i18n, failure, feature);
  if (failure.retryAfterMs === undefined) {
    return (
      <Note kind="bad" role="alert" title={title}>
        {text}
      </Note>
    );
  }
  if (wait === 0) return <WaitNote title={t('wait.over')} left={null} />;
  const why = failure.code === 'RATE_LIMITED' ? t('wait.title') : `${title}. ${text}`;
  return <WaitNote title={why} left={t('wait.left', { time: clockText(wait) })} />;
}
