import { useMutation } from '@tanstack/react-query';
import { Ellipsis, RefreshCw, Target, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { IconButton } from '#ui/button.tsx';
import { Menu } from '#ui/menu.tsx';
import { showToast } from '#ui/toast.tsx';

/** What an admin does with the library as a whole. */
export function LibraryMenu() {
  const { t } = useTranslation('library');
  const onError = useFailureToast('library');
  const reindex = useMutation({
    ...commands.library.reindex,
    onError,
    onSuccess: ({ documents }) => showToast({ kind: 'ok', text: t('reindex.all', { count: documents }) }),
  });
  return (
    <Menu
      label={t('menu.library')}
      groups={[
        {
          id: 'library',
          actions: [
            { id: 'golden', label: t('golden.title'), icon: Target, href: paths.libraryGolden },
            { id: 'bin', label: t('bin.title'), icon: Trash2, href: paths.libraryBin },
            {
              id: 'reindex',
              label: t('menu.reindexAll'),
              icon: RefreshCw,
              onAction: () => reindex.mutate({}),
            },
          ],
        },
      ]}
    >
      <IconButton variant="secondary" icon={Ellipsis} label={t('menu.library')} />
    </Menu>
  );
}
