import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { formatDuration, formatWhen } from '#renderer/lib/format.ts';
import { wordsFor } from '#renderer/lib/i18n.ts';
import { Badge } from '#ui/badge.tsx';
import { DataTable } from '#ui/data-table.tsx';
import type { health } from '../contract.ts';

type Job = OutputOf<typeof health.check>['jobs'][number];

/** What runs by itself: how often, when last, and whether that went well. */
export function JobTable({ jobs }: { readonly jobs: readonly Job[] }) {
  const { t, i18n } = useTranslation('health');
  return (
    <DataTable
      label={t('jobs.title')}
      rows={jobs}
      rowId={({ name }) => name}
      columns={[
        {
          id: 'name',
          header: t('jobs.name'),
          isRowHeader: true,
          renderCell: ({ name }) => wordsFor(i18n, `health:jobs.of.${name.replaceAll('.', '-')}`) ?? name,
        },
        { id: 'every', header: t('jobs.every'), renderCell: ({ everyMs }) => formatDuration(everyMs) },
        {
          id: 'last',
          header: t('jobs.lastRun'),
          renderCell: ({ lastRunAt }) => (lastRunAt === null ? t('jobs.notYet') : formatWhen(lastRunAt)),
        },
        {
          id: 'state',
          header: t('jobs.state'),
          renderCell: ({ isFailing, lastFailedAt, failures }) =>
            isFailing && lastFailedAt !== null ? (
              <Badge kind="warn">{t('jobs.failing', { when: formatWhen(lastFailedAt) })}</Badge>
            ) : lastFailedAt === null ? (
              <Badge kind="ok">{t('jobs.well')}</Badge>
            ) : (
              <Badge>{t('jobs.wellAgain', { count: failures, when: formatWhen(lastFailedAt) })}</Badge>
            ),
        },
      ]}
    />
  );
}
