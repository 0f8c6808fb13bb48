import { useTranslation } from 'react-i18next';
import { ErrorState } from '#ui/error-state.tsx';
import { failureOf, failureWords } from './failure.ts';

type FailedProps = {
  readonly error: unknown;
  /** The feature whose words are tried first. */
  readonly feature: string;
  readonly onRetry?: () => void;
};

/** In the place of something that could not be shown: what happened, and what to do. */
export function Failed({ error, feature, onRetry }: FailedProps) {
  const { i18n } = useTranslation();
  const { title, text, details } = failureWords(i18n, failureOf(error), feature);
  return (
    <ErrorState title={title} details={details} onRetry={onRetry}>
      {text}
    </ErrorState>
  );
}
