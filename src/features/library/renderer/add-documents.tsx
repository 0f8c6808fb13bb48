import { ListPlus, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { canEdit } from './import/import-queue.ts';
import { useImportQueue } from './import/shared-import-queue.ts';

type AddDocumentsProps = {
  readonly onOpen: () => void;
  /** The drawer was just closed, so the focus comes back to what opened it. */
  readonly takesFocus: boolean;
};

/** Opens the import drawer, and says when files still stand in it. */
export function AddDocuments({ onOpen, takesFocus }: AddDocumentsProps) {
  const { t } = useTranslation('library');
  const [{ items }] = useImportQueue();
  const open = items.filter((item) => canEdit(item) || ['waiting', 'importing'].includes(item.state.kind));
  return (
    <Button
      variant="primary"
      icon={open.length > 0 ? ListPlus : Plus}
      onPress={onOpen}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- Only after the drawer that it opened was closed: the focus comes back to where it was.
      autoFocus={takesFocus}
    >
      {open.length > 0 ? t('add.queue', { count: open.length }) : t('add.open')}
    </Button>
  );
}
