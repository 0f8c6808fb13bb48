import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { HostAnswer } from '#contract/bridge.ts';
import { showToast } from '#ui/toast.tsx';
import { bridge } from './api.ts';
import { failureOf, failureWords, isStopped } from './failure.ts';
import { withinStay } from './stay.ts';

type SaveFile = {
  /** The feature in whose words a refusal is told. */
  readonly feature: string;
  readonly make: () => Promise<{ readonly fileName: string; readonly content: Uint8Array }>;
};

type Saving = { readonly save: () => void; readonly isSaving: boolean };

/** Makes a file, asks where to put it, and says how that ended: to whoever wanted it, and to nobody else. */
export const useSaveFile = ({ feature, make }: SaveFile): Saving =>
  useSaving(feature, async () => {
    const { fileName: suggestedName, content: bytes } = await withinStay(make)();
    return withinStay(() => bridge.host({ kind: 'saveFile', suggestedName, bytes }))();
  });

/** Has the main process save something, and says how that ended. */
export function useSaving(feature: string, ask: () => Promise<HostAnswer>): Saving {
  const { t, i18n } = useTranslation('app');
  const saving = useMutation({
    mutationFn: ask,
    onSuccess: (answer) => {
      if (answer.kind === 'saved')
        showToast({ kind: 'ok', text: t('saveFile.saved', { path: answer.path }) });
      else if (answer.kind === 'cancelled') sayCancelled();
      else if (answer.kind === 'failed') sayFailed(t(`saveFile.${answer.reason}`));
    },
    onError: (error) => {
      if (isStopped(error)) return;
      const { title, text } = failureWords(i18n, failureOf(error), feature);
      sayFailed(`${title}. ${text}`);
    },
  });
  const save = (): void => saving.mutate();
  const sayCancelled = (): void => showToast({ kind: 'info', text: t('saveFile.cancelled') });
  const sayFailed = (text: string): void =>
    showToast({ kind: 'bad', text, action: { label: t('saveFile.again'), onAction: save } });
  return { save, isSaving: saving.isPending };
}
