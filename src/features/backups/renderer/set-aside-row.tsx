import { Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { formatBytes, formatDate, formatDayAndTime } from '#renderer/lib/format.ts';
import { Text } from '#ui/text.tsx';
import type { backups } from '../contract.ts';
import { KeptRow } from './kept-row.tsx';

type SetAsideRowProps = {
  readonly setAside: OutputOf<typeof backups.list>['setAside'][number];
  readonly isBusy: boolean;
  readonly onRestore: () => void;
  readonly onRemove: () => void;
};

/** What a restore replaced: it can be put back. */
export function SetAsideRow({ setAside, isBusy, onRestore, onRemove }: SetAsideRowProps) {
  const { t } = useTranslation('backups');
  const { at, reason, bytes, keptUntil } = setAside;
  return (
    <KeptRow
      called={formatDayAndTime(at)}
      kind={formatBytes(bytes)}
      restore={t('setAside.putBack')}
      onRestore={onRestore}
      isBusy={isBusy}
      more={[{ id: 'remove', label: t('remove.action'), icon: Trash2, onAction: onRemove }]}
    >
      <Text>{t(`setAside.reason.${reason}`)}</Text>
      <Text look="small" tone="ink-2">
        {t('until', { date: formatDate(keptUntil) })}
      </Text>
    </KeptRow>
  );
}
