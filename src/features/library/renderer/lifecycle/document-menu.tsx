import { useMutation, useQuery } from '@tanstack/react-query';
import { CalendarCheck, Ellipsis, History, Image, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands, queries } from '#renderer/lib/api.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { IconButton } from '#ui/button.tsx';
import { Menu } from '#ui/menu.tsx';
import { showToast } from '#ui/toast.tsx';
import { CoverDialog } from '../covers/cover-dialog.tsx';
import type { DocumentView } from '../document-view.ts';
import { GovernDialog } from './govern-dialog.tsx';
import { useMoveToBin } from './use-move-to-bin.ts';
import { VersionsDialog } from './versions-dialog.tsx';

type DocumentMenuProps = {
  readonly document: Pick<DocumentView, 'id' | 'title' | 'format' | 'cover'>;
  /** It was put into the bin. */
  readonly onBinned: () => void;
};

/** What an admin does with a document. */
export function DocumentMenu({ document, onBinned }: DocumentMenuProps) {
  const { id, title } = document;
  const { t } = useTranslation('library');
  const [opened, setOpened] = useState<'govern' | 'cover' | 'versions' | null>(null);
  const life = useQuery(queries.library.life({ documentId: id }));
  const onError = useFailureToast('library');
  const bin = useMoveToBin({ id, title }, onBinned);
  const reindex = useMutation({
    ...commands.library.reindex,
    onError,
    onSuccess: () => showToast({ kind: 'ok', text: t('reindex.one', { title: isolate(title) }) }),
  });
  const isBinned = life.data?.binned !== null;
  const close = () => setOpened(null);
  return (
    <>
      <Menu
        label={t('menu.label', { title: isolate(title) })}
        groups={[
          {
            id: 'about',
            actions: [
              {
                id: 'govern',
                label: t('menu.govern'),
                icon: CalendarCheck,
                isDisabled: isBinned,
                onAction: () => setOpened('govern'),
              },
              {
                id: 'cover',
                label: t('menu.cover'),
                icon: Image,
                onAction: () => setOpened('cover'),
              },
              {
                id: 'versions',
                label: t('menu.versions', { count: life.data?.versions.length ?? 1 }),
                icon: History,
                isDisabled: life.data === undefined,
                onAction: () => setOpened('versions'),
              },
              {
                id: 'reindex',
                label: t('menu.reindex'),
                icon: RefreshCw,
                onAction: () => reindex.mutate({ documentId: id }),
              },
            ],
          },
          {
            id: 'away',
            actions: [
              {
                id: 'bin',
                label: t('menu.bin'),
                icon: Trash2,
                isDisabled: isBinned,
                onAction: () => bin.mutate({ documentId: id }),
              },
            ],
          },
        ]}
      >
        <IconButton variant="secondary" icon={Ellipsis} label={t('menu.open')} />
      </Menu>
      {life.data && opened === 'govern' && <GovernDialog life={life.data} onClose={close} />}
      {opened === 'cover' && <CoverDialog document={document} onClose={close} />}
      {life.data && opened === 'versions' && <VersionsDialog life={life.data} onClose={close} />}
    </>
  );
}
