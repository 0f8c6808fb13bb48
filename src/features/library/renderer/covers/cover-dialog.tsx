import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { isolate } from '#renderer/lib/isolate.ts';
import { Picture } from '#renderer/lib/picture.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { DocumentCover } from '../document-cover.tsx';
import type { DocumentView } from '../document-view.ts';
import { AddPicture } from './add-picture.tsx';
import { ChoosePicture } from './choose-picture.tsx';
import type { Chosen } from './chosen.ts';
import styles from './covers.module.css';
import { DeletePicture } from './delete-picture.tsx';

type CoverDialogProps = {
  readonly document: Pick<DocumentView, 'id' | 'title' | 'format' | 'cover'>;
  readonly onClose: () => void;
};
/** The longest side of the large one, in CSS pixels. */
const previewSide = 256;

/** Which picture stands on the front of a document, and what it shows in words. */
export function CoverDialog({ document, onClose }: CoverDialogProps) {
  const { t } = useTranslation('library');
  const { cover } = document;
  const [chosen, setChosen] = useState<Chosen | null>(
    cover === null ? null : { id: cover.pictureId, alt: cover.alt, name: null },
  );
  const [alt, setAlt] = useState(cover?.alt ?? '');
  const describe = useMutation(commands.pictures.change);
  const setCover = useMutation(commands.library.setCover);
  const isBusy = describe.isPending || setCover.isPending;
  const choose = (picture: Chosen | null) => {
    setChosen(picture);
    setAlt(picture?.alt ?? '');
  };
  const put = (pictureId: string | null) =>
    setCover.mutate(
      { documentId: document.id, ...(pictureId !== null && { pictureId }) },
      {
        onSuccess: () => {
          const said = pictureId === null ? 'cover.takenAway' : 'cover.saved';
          showToast({ kind: 'ok', text: t(said, { title: isolate(document.title) }) });
          onClose();
        },
      },
    );
  const save = (picture: Chosen) => {
    if (alt.trim() === picture.alt) return put(picture.id);
    return describe.mutate(
      { pictureId: picture.id, alt, ...(picture.name !== null && { name: picture.name }) },
      { onSuccess: () => put(picture.id) },
    );
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('cover.title', { title: isolate(document.title) })}
      size="wide"
      isBusy={isBusy}
    >
      <Stack>
        <FormFailure failure={(describe.error ?? setCover.error)?.failure ?? null} feature="library" />
        <div className={styles['chosen']}>
          <div className={styles['preview']}>
            {chosen === null ? (
              <DocumentCover format={document.format} />
            ) : (
              <Picture
                key={chosen.id}
                pictureId={chosen.id}
                alt={alt}
                side={previewSide}
                fallback={<DocumentCover format={document.format} />}
              />
            )}
          </div>
          <Stack gap={3}>
            {chosen === null ? (
              <Text tone="ink-2">{t('cover.none')}</Text>
            ) : (
              <>
                <TextField
                  label={t('cover.alt')}
                  help={t('cover.altHelp')}
                  value={alt}
                  onChange={setAlt}
                  maxLength={300}
                />
                <DeletePicture key={chosen.id} pictureId={chosen.id} onDeleted={() => choose(null)} />
              </>
            )}
          </Stack>
        </div>
        <AddPicture onAdded={choose} />
        <ChoosePicture chosenId={chosen?.id ?? null} onChosen={choose} />
        <DialogButtons>
          <Button onPress={onClose} isDisabled={isBusy}>
            {t('cover.cancel')}
          </Button>
          {cover !== null && (
            <Button onPress={() => put(null)} isDisabled={isBusy}>
              {t('cover.takeAway')}
            </Button>
          )}
          <Button
            variant="primary"
            isPending={isBusy}
            isDisabled={chosen === null}
            onPress={() => chosen !== null && save(chosen)}
          >
            {t('cover.save')}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
