import { useTranslation } from 'react-i18next';
import { showToast } from '#ui/toast.tsx';
import { failureOf, failureWords } from './failure.ts';

/** For a command without a place of its own on the screen: a toast says why it was refused. `feature` words it first. */
export function useFailureToast(feature: string): (error: unknown) => void {
  const { i18n } = useTranslation();
  return (error) => {
    const { title, text } = failureWords(i18n, failureOf(error), feature);
    showToast({ kind: 'bad', text: `${title}. ${text}` });
  };
}
