import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { clockText } from '#ui/countdown.tsx';
import { ErrorState } from '#ui/error-state.tsx';
import { failureOf, failureWords } from './failure.ts';
import { paths } from './paths.ts';
import { useWait } from './use-wait.ts';
import { WaitNote } from './wait-note.tsx';

/** A screen from which something can be reached again. */
export type WayBack = { readonly href: string; readonly label: string };

type FailedProps = {
  readonly error: unknown;
  /** The feature whose words are tried first. */
  readonly feature: string;
  readonly onRetry?: () => void;
  /** Where to go when asking again would change nothing; by default Today. */
  readonly back?: WayBack;
};

/** Refusals that stay however often one asks. */
const final = new Set(['NOT_FOUND', 'FORBIDDEN']);

/** In the place of something that could not be shown: what happened, and what to do. */
export function Failed({ error, feature, onRetry, back }: FailedProps) {
  const { t, i18n } = useTranslation('app');
  const failure = failureOf(error);
  const wait = useWait(failure);
  const { title, text, details } = failureWords(i18n, failure, feature);
  if (failure.retryAfterMs !== undefined) {
    const isOver = wait === 0;
    return (
      <WaitNote
        title={isOver ? t('wait.over') : `${title}. ${text}`}
        left={isOver ? null : t('wait.left', { time: clockText(wait) })}
      >
        {onRetry && (
          <Button size="small" icon={RotateCcw} isDisabled={!isOver} onPress={onRetry}>
            {t('wait.again')}
          </Button>
        )}
      </WaitNote>
    );
  }
  const isFinal = final.has(failure.code);
  const instead = onRetry && { href: paths.today, label: t('notFound.action') };
  return (
    <ErrorState
      title={title}
      details={details}
      onRetry={isFinal ? undefined : onRetry}
      back={isFinal ? (back ?? instead) : undefined}
    >
      {text}
    </ErrorState>
  );
}
