import { useTranslation } from 'react-i18next';
import { showToast } from '#ui/toast.tsx';
import { failureOf, failureWords, isStopped } from './failure.ts';

/** For a command without a place of its own on the screen: a toast says why it was refused. `feature` words it first. */
export function useFailureToast(feature: string): (error: unknown) => void {
  const { i18n } = useTranslation();
  return (error) => {
    if (isStopped(error)) return;
    const failure = failureOf(error);
    const { title, text } = failureWords(i18n, failure, feature);
    const { retryAfterMs: waitMs } = failure;
    showToast({ kind: 'bad', text: `${title}. ${text}`, ...(waitMs !== undefined && { waitMs }) });
  };
}
