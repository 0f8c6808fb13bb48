import { RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { formatBytes, formatDate, formatWhen } from '#renderer/lib/format.ts';
import { Button, IconButton } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Stack } from '#ui/stack.tsx';
import type { backups } from '../contract.ts';

type SetAside = OutputOf<typeof backups.list>['setAside'][number];

type SetAsideTableProps = {
  readonly rows: readonly SetAside[];
  readonly isBusy: boolean;
  readonly onAction: (action: 'restore' | 'remove', name: string) => void;
};

/** What restores replaced: each can be put back. */
export function SetAsideTable({ rows, isBusy, onAction }: SetAsideTableProps) {
  const { t } = useTranslation('backups');
  return (
    <DataTable
      label={t('setAside.title')}
      rows={rows}
      rowId={({ name }) => name}
      columns={[
        {
          id: 'at',
          header: t('setAside.at'),
          isRowHeader: true,
          renderCell: ({ at }) => formatWhen(at),
        },
        { id: 'why', header: t('setAside.why'), renderCell: ({ reason }) => t(`setAside.reason.${reason}`) },
        { id: 'until', header: t('column.until'), renderCell: ({ keptUntil }) => formatDate(keptUntil) },
        {
          id: 'size',
          header: t('column.size'),
          align: 'end',
          renderCell: ({ bytes }) => formatBytes(bytes),
        },
        {
          id: 'actions',
          header: t('column.actions'),
          align: 'end',
          renderCell: ({ name, at }) => (
            <Stack direction="row" gap={1}>
              <Button
                size="small"
                icon={RotateCcw}
                isDisabled={isBusy}
                onPress={() => onAction('restore', name)}
              >
                {t('setAside.putBack')}
              </Button>
              <IconButton
                icon={Trash2}
                size="small"
                label={t('setAside.remove', { when: formatWhen(at) })}
                isDisabled={isBusy}
                onPress={() => onAction('remove', name)}
              />
            </Stack>
          ),
        },
      ]}
    />
  );
}
