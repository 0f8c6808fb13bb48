import { ShieldCheck, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { formatBytes, formatDate, formatDayAndTime } from '#renderer/lib/format.ts';
import { Badge } from '#ui/badge.tsx';
import { Text } from '#ui/text.tsx';
import type { backups } from '../contract.ts';
import { KeptRow } from './kept-row.tsx';

type BackupRowProps = {
  readonly backup: OutputOf<typeof backups.list>['backups'][number];
  readonly isNewest: boolean;
  readonly isBusy: boolean;
  readonly onRestore: () => void;
  readonly onVerify: () => void;
  readonly onRemove: () => void;
};

/** A backup: what it holds, what opens it, and until when it is kept. */
export function BackupRow({ backup, isNewest, isBusy, onRestore, onVerify, onRemove }: BackupRowProps) {
  const { t } = useTranslation('backups');
  const { madeAt, reason, facts, keptUntil, erasedPeople } = backup;
  const codeMadeAt = facts?.codeMadeAt ?? null;
  const opener = codeMadeAt === null ? t('thisPcOnly') : t('codeOf', { date: formatDate(codeMadeAt) });
  const kind = t(`reason.${reason}`);
  return (
    <KeptRow
      called={formatDayAndTime(madeAt)}
      kind={facts === null ? kind : t('kind', { kind, size: formatBytes(facts.bytes) })}
      restore={t('restore.action')}
      onRestore={onRestore}
      isBusy={isBusy}
      more={[
        { id: 'verify', label: t('verify.action'), icon: ShieldCheck, onAction: onVerify },
        {
          id: 'remove',
          label: t('remove.action'),
          icon: Trash2,
          isDisabled: isNewest,
          onAction: onRemove,
        },
      ]}
    >
      {facts === null ? (
        <div>
          <Badge kind="warn">{t('unreadable')}</Badge>
        </div>
      ) : (
        <>
          <Text>{t('holds', facts.holds)}</Text>
          <Text look="small" tone="ink-2">
            {opener}
          </Text>
        </>
      )}
      <Text look="small" tone="ink-2">
        {t('until', { date: formatDate(keptUntil) })}
      </Text>
      {erasedPeople > 0 && <Text look="small">{t('erased', { count: erasedPeople })}</Text>}
    </KeptRow>
  );
}
