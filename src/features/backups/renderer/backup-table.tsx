import { EllipsisVertical, RotateCcw, ShieldCheck, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { formatBytes, formatDate, formatExactly, formatWhen } from '#renderer/lib/format.ts';
import { Badge } from '#ui/badge.tsx';
import { IconButton } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Menu } from '#ui/menu.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { backups } from '../contract.ts';

type Backup = OutputOf<typeof backups.list>['backups'][number];
export type BackupAction = 'verify' | 'restore' | 'remove';

type BackupTableProps = {
  readonly backups: readonly Backup[];
  readonly isBusy: boolean;
  readonly onAction: (action: BackupAction, name: string) => void;
};

/** Every backup with what it holds, what opens it, and until when it is kept. */
export function BackupTable({ backups: rows, isBusy, onAction }: BackupTableProps) {
  const { t } = useTranslation('backups');
  const newest = rows[0]?.name;
  return (
    <DataTable
      label={t('title')}
      rows={rows}
      rowId={({ name }) => name}
      density="comfortable"
      columns={[
        {
          id: 'madeAt',
          header: t('column.madeAt'),
          isRowHeader: true,
          renderCell: ({ madeAt, reason }) => (
            <Stack gap={1}>
              <span title={formatExactly(madeAt)}>{formatWhen(madeAt)}</span>
              <Text look="small" tone="ink-2">
                {t(`reason.${reason}`)}
              </Text>
            </Stack>
          ),
        },
        {
          id: 'holds',
          header: t('column.holds'),
          renderCell: ({ facts, erasedPeople }) => (
            <Stack gap={1}>
              {facts === null ? (
                <Badge kind="warn">{t('unreadable')}</Badge>
              ) : (
                <span>{t('holds', facts.holds)}</span>
              )}
              {erasedPeople > 0 && <Badge kind="info">{t('erased', { count: erasedPeople })}</Badge>}
            </Stack>
          ),
        },
        {
          id: 'code',
          header: t('column.code'),
          renderCell: ({ facts }) =>
            facts === null
              ? '–'
              : facts.codeMadeAt === null
                ? t('thisPcOnly')
                : t('codeOf', { date: formatDate(facts.codeMadeAt) }),
        },
        {
          id: 'until',
          header: t('column.until'),
          renderCell: ({ keptUntil }) => formatDate(keptUntil),
        },
        {
          id: 'size',
          header: t('column.size'),
          align: 'end',
          renderCell: ({ facts }) => (facts === null ? '–' : formatBytes(facts.bytes)),
        },
        {
          id: 'actions',
          header: t('column.actions'),
          align: 'end',
          renderCell: ({ name, madeAt }) => (
            <Menu
              label={t('actionsOf', { when: formatWhen(madeAt) })}
              groups={[
                {
                  id: 'use',
                  actions: [
                    {
                      id: 'verify',
                      label: t('verify.action'),
                      icon: ShieldCheck,
                      isDisabled: isBusy,
                      onAction: () => onAction('verify', name),
                    },
                    {
                      id: 'restore',
                      label: t('restore.action'),
                      icon: RotateCcw,
                      isDisabled: isBusy,
                      onAction: () => onAction('restore', name),
                    },
                  ],
                },
                {
                  id: 'remove',
                  actions: [
                    {
                      id: 'remove',
                      label: t('remove.action'),
                      icon: Trash2,
                      isDisabled: isBusy || name === newest,
                      onAction: () => onAction('remove', name),
                    },
                  ],
                },
              ]}
            >
              <IconButton icon={EllipsisVertical} label={t('actionsOf', { when: formatWhen(madeAt) })} />
            </Menu>
          ),
        },
      ]}
    />
  );
}
