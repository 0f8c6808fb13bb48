import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { Picture } from '#renderer/lib/picture.tsx';
import { Pager } from '#ui/pager.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { Chosen } from './chosen.ts';
import styles from './covers.module.css';

type ChoosePictureProps = {
  readonly chosenId: string | null;
  readonly onChosen: (picture: Chosen) => void;
};

const pageSize = 12;
/** The longest side of the small ones, in CSS pixels. */
const side = 96;

/** The pictures of the branch, of which one is chosen. */
export function ChoosePicture({ chosenId, onChosen }: ChoosePictureProps) {
  const { t } = useTranslation('library');
  const [page, setPage] = useState(1);
  const { data } = useQuery({
    ...queries.pictures.list({ page, pageSize }),
    placeholderData: keepPreviousData,
  });
  if (data === undefined || data.total === 0) return null;
  return (
    <Stack gap={2}>
      <Text as="h3" look="strong">
        {t('cover.pictures')}
      </Text>
      <ul className={styles['pictures']} aria-label={t('cover.pictures')}>
        {data.items.map((picture) => (
          <li key={picture.id}>
            <button
              type="button"
              className={styles['choice']}
              aria-pressed={picture.id === chosenId}
              aria-label={picture.name}
              onClick={() => onChosen(picture)}
            >
              <Picture
                pictureId={picture.id}
                alt=""
                side={side}
                className={styles['filled']}
                fallback={null}
              />
            </button>
          </li>
        ))}
      </ul>
      {data.totalPages > 1 && <Pager of={data} onPage={setPage} />}
    </Stack>
  );
}
