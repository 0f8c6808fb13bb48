import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { showToast } from '#ui/toast.tsx';

/** Takes a document out of the bin, and says so. */
export function useRestore(title: string) {
  const { t } = useTranslation('library');
  const onError = useFailureToast('library');
  return useMutation({
    ...commands.library.restore,
    onError,
    onSuccess: () => showToast({ kind: 'ok', text: t('bin.restored', { title: isolate(title) }) }),
  });
}

/** Puts a document into the bin at once: nothing is lost by it, and the message takes it back (0147). */
export function useMoveToBin(
  { id, title }: { readonly id: string; readonly title: string },
  onDone?: () => void,
) {
  const { t } = useTranslation('library');
  const onError = useFailureToast('library');
  const restore = useRestore(title);
  const undo = { label: t('bin.undo'), onAction: () => restore.mutate({ documentId: id }) };
  return useMutation({
    ...commands.library.remove,
    onError,
    onSuccess: () => {
      showToast({
        kind: 'ok',
        text: t('bin.moved', { title: isolate(title) }),
        action: undo,
      });
      onDone?.();
    },
  });
}
