import { useQuery } from '@tanstack/react-query';
import { ListPlus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { Button } from '#ui/button.tsx';
import { isUnfit } from './import/sending-queue.ts';
import { useSendingQueue } from './import/shared-sending-queue.ts';

type AddDocumentsProps = {
  readonly onOpen: () => void;
  /** The drawer was just closed, so the focus comes back to what opened it. */
  readonly takesFocus: boolean;
};

/** Opens the import drawer, and says when files still stand in it. */
export function AddDocuments({ onOpen, takesFocus }: AddDocumentsProps) {
  const { t } = useTranslation('library');
  const [{ items }] = useSendingQueue();
  const { data } = useQuery(queries.library.queue({ page: 1, pageSize: 1 }));
  const { waiting, paused, choice, failed } = data?.summary ?? {
    waiting: 0,
    paused: 0,
    choice: 0,
    failed: 0,
  };
  const open = items.filter((item) => !isUnfit(item)).length + waiting + paused + choice + failed;
  return (
    <Button
      variant="primary"
      icon={open > 0 ? ListPlus : Plus}
      onPress={onOpen}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- Only after the drawer that it opened was closed: the focus comes back to where it was.
      autoFocus={takesFocus}
    >
      {open > 0 ? t('add.queue', { count: open }) : t('add.open')}
    </Button>
  );
}
