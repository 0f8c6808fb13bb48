import { useTranslation } from 'react-i18next';
import { bridge } from '#renderer/lib/api.ts';
import { withinStay } from '#renderer/lib/stay.ts';
import { showToast } from '#ui/toast.tsx';

/** Asks for the folder of a backup in the host's own dialog. */
export function useChooseFolder(
  onChosen: (folder: { readonly token: string; readonly name: string }) => void,
): () => void {
  const { t } = useTranslation('backups');
  const ask = withinStay(() => bridge.host({ kind: 'chooseFolder' }));
  return () =>
    void ask().then((answer) => {
      if (answer.kind === 'chosen') onChosen(answer);
      if (answer.kind === 'failed') showToast({ kind: 'bad', text: t('chooseFailed') });
    });
}
