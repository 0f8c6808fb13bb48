import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { maxPictureBytes } from '#features/pictures/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { failureWords } from '#renderer/lib/failure.ts';
import { FileDrop } from '#ui/file-drop.tsx';
import { Note } from '#ui/note.tsx';
import { pictureEndings } from '../../contract/shapes.ts';
import { fileSize } from '../file-size.ts';
import { titleFromFileName } from '../import/title-from-file-name.ts';
import type { Chosen } from './chosen.ts';

/** A place for a picture that the branch does not have yet. */
export function AddPicture({ onAdded }: { readonly onAdded: (picture: Chosen) => void }) {
  const { t, i18n } = useTranslation('library');
  const add = useMutation({ ...commands.pictures.add, onSuccess: onAdded });
  const [fault, setFault] = useState<string | null>(null);
  const most = fileSize(t, maxPictureBytes);
  const receive = async (file: File | undefined): Promise<void> => {
    add.reset();
    setFault(null);
    if (file === undefined) return setFault(t('cover.otherKind'));
    if (file.size > maxPictureBytes) return setFault(t('cover.tooBig', { size: most }));
    let content: Uint8Array;
    try {
      content = new Uint8Array(await file.arrayBuffer());
    } catch {
      return setFault(t('import.item.unreadable'));
    }
    return add.mutate({ name: titleFromFileName(file.name).slice(0, 200), alt: '', content });
  };
  const refused = (): string | undefined => {
    if (add.error === null) return fault ?? undefined;
    const [field] = add.error.fields;
    if (field !== undefined) return field.message;
    const { title, text } = failureWords(i18n, add.error.failure, 'library');
    return `${title}. ${text}`;
  };
  return (
    <div>
      <FileDrop
        label={t('cover.drop')}
        hint={t('cover.hint', { size: most })}
        accept={pictureEndings.map((ending) => `.${ending}`)}
        onFiles={({ files }) => void receive(files[0])}
        error={refused()}
        isDisabled={add.isPending}
      />
      {add.isPending && <Note>{t('cover.making')}</Note>}
    </div>
  );
}
