import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { ArchiveRestore, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Answer } from '#renderer/lib/answer.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { formatDate, formatWhen } from '#renderer/lib/format.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Pager } from '#ui/pager.tsx';
import { SkeletonRows } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { showToast } from '#ui/toast.tsx';
import { binDays, type Binned } from '../../contract/lifecycle.ts';
import { useRestore } from './use-move-to-bin.ts';

const pageSize = 50;

/** What was thrown away: to be taken out again, or deleted for good. */
export function Bin() {
  const { t } = useTranslation('library');
  const [page, setPage] = useState(1);
  const [doomed, setDoomed] = useState<Binned | null>(null);
  const binned = useQuery({ ...queries.library.bin({ page, pageSize }), placeholderData: keepPreviousData });
  const columns: readonly Column<Binned>[] = [
    {
      id: 'title',
      header: t('columns.title'),
      isRowHeader: true,
      renderCell: ({ title, version, isCurrent }) => (
        <Stack direction="row" gap={2} as="span" wrap>
          {title}
          {!isCurrent && <Badge kind="line">{t('bin.version', { version })}</Badge>}
        </Stack>
      ),
    },
    { id: 'category', header: t('columns.category'), renderCell: ({ category }) => category.name },
    {
      id: 'binned',
      header: t('bin.columns.binned'),
      renderCell: ({ binnedAt }) => formatWhen(binnedAt),
    },
    { id: 'goes', header: t('bin.columns.goes'), renderCell: ({ goesAt }) => formatDate(goesAt) },
    {
      id: 'do',
      header: t('bin.columns.do'),
      renderCell: (one) => <Actions of={one} onDelete={() => setDoomed(one)} />,
    },
  ];
  return (
    <>
      <PageHead
        title={t('bin.title')}
        crumbs={<TextLink href={paths.library}>{t('reader.back')}</TextLink>}
        lead={t('bin.lead', { days: binDays })}
      />
      <Answer of={binned} feature="library" loading={<SkeletonRows count={6} height="2rem" />}>
        {(found) => (
          <Card look="flush" as="div">
            <DataTable
              label={t('bin.title')}
              columns={columns}
              rows={found.items}
              rowId={({ id }) => id}
              href={({ id }) => paths.document(id)}
              empty={<EmptyState title={t('bin.empty')}>{t('bin.emptyText', { days: binDays })}</EmptyState>}
            />
            <Pager of={found} onPage={setPage} />
          </Card>
        )}
      </Answer>
      {doomed && <DeleteDialog document={doomed} onClose={() => setDoomed(null)} />}
    </>
  );
}

function Actions({ of: { id, title }, onDelete }: { readonly of: Binned; readonly onDelete: () => void }) {
  const { t } = useTranslation('library');
  const restore = useRestore(title);
  return (
    <Stack direction="row" gap={2} wrap>
      <Button
        size="small"
        icon={ArchiveRestore}
        isPending={restore.isPending}
        aria-label={t('bin.restoreLabel', { title: isolate(title) })}
        onPress={() => restore.mutate({ documentId: id })}
      >
        {t('bin.restore')}
      </Button>
      <Button
        size="small"
        icon={Trash2}
        aria-label={t('bin.deleteLabel', { title: isolate(title) })}
        onPress={onDelete}
      >
        {t('bin.delete')}
      </Button>
    </Stack>
  );
}

/** What cannot be undone is asked about, and says what stays. */
function DeleteDialog({ document, onClose }: { readonly document: Binned; readonly onClose: () => void }) {
  const { t } = useTranslation('library');
  const title = isolate(document.title);
  const purge = useMutation({
    ...commands.library.purge,
    onSuccess: () => {
      showToast({ kind: 'ok', text: t('bin.deleted', { title }) });
      onClose();
    },
  });
  return (
    <Dialog
      isOpen
      kind="alert"
      onClose={onClose}
      title={t('bin.ask.title', { title })}
      isBusy={purge.isPending}
    >
      <Stack>
        <Text>{t(document.isCurrent ? 'bin.ask.text' : 'bin.ask.textVersion')}</Text>
        <Text tone="ink-2">{t('bin.ask.stays')}</Text>
        <FormFailure failure={purge.error?.failure ?? null} feature="library" />
        <DialogButtons>
          <Button onPress={onClose} isDisabled={purge.isPending}>
            {t('bin.ask.keep')}
          </Button>
          <Button
            variant="danger"
            isPending={purge.isPending}
            onPress={() => purge.mutate({ documentId: document.id })}
          >
            {t('bin.delete')}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
