import { useMutation } from '@tanstack/react-query';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { showToast } from '#ui/toast.tsx';

type DeletePictureProps = { readonly pictureId: string; readonly onDeleted: () => void };

/** Takes a picture away from the branch: it cannot be taken back, so that it is asked once more. */
export function DeletePicture({ pictureId, onDeleted }: DeletePictureProps) {
  const { t } = useTranslation('library');
  const [isAsked, setIsAsked] = useState(false);
  const onError = useFailureToast('library');
  const remove = useMutation({
    ...commands.pictures.remove,
    onError,
    onSuccess: () => {
      showToast({ kind: 'ok', text: t('cover.deleted') });
      onDeleted();
    },
  });
  if (!isAsked) {
    return (
      <div>
        <Button variant="quiet" size="small" icon={Trash2} onPress={() => setIsAsked(true)}>
          {t('cover.delete')}
        </Button>
      </div>
    );
  }
  return (
    <Note kind="warn" role="alert" title={t('cover.deleteAsk')}>
      <Stack gap={2}>
        {t('cover.deleteText')}
        <Stack direction="row" gap={2} wrap>
          <Button size="small" onPress={() => setIsAsked(false)} isDisabled={remove.isPending}>
            {t('cover.keep')}
          </Button>
          <Button
            size="small"
            variant="danger"
            isPending={remove.isPending}
            onPress={() => remove.mutate({ pictureId })}
          >
            {t('cover.deleteNow')}
          </Button>
        </Stack>
      </Stack>
    </Note>
  );
}
