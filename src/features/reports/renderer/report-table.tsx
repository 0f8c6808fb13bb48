import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { formatWhen } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Badge } from '#ui/badge.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { ScorePill } from '#ui/score-pill.tsx';
import type { reports } from '../contract.ts';

type Row = OutputOf<typeof reports.list>['items'][number];

type ReportTableProps = { readonly reports: readonly Row[]; readonly showsPeople: boolean };

export function ReportTable({ reports, showsPeople }: ReportTableProps) {
  const { t } = useTranslation(['reports', 'app']);
  const person: Column<Row> = {
    id: 'trainee',
    header: t('list.columns.trainee'),
    renderCell: ({ trainee }) => trainee.name,
  };
  const columns: readonly Column<Row>[] = [
    {
      id: 'category',
      header: t('list.columns.category'),
      isRowHeader: true,
      renderCell: ({ category }) => category.name,
    },
    ...(showsPeople ? [person] : []),
    {
      id: 'session',
      header: t('list.columns.session'),
      // An interview is named after its topic, which stands beside it already.
      renderCell: ({ kind, title }) =>
        kind === 'customer' ? t('list.customer', { title }) : t(`app:kind.${kind}`),
    },
    {
      id: 'difficulty',
      header: t('list.columns.difficulty'),
      renderCell: ({ difficulty }) => t(`app:difficulty.${difficulty}`),
    },
    { id: 'when', header: t('list.columns.when'), renderCell: ({ endedAt }) => formatWhen(endedAt) },
    {
      id: 'result',
      header: t('list.columns.result'),
      renderCell: ({ passed }) => (
        <Badge kind={passed ? 'ok' : 'warn'}>{passed ? t('list.passed') : t('list.notPassed')}</Badge>
      ),
    },
    {
      id: 'score',
      header: t('list.columns.score'),
      align: 'end',
      renderCell: ({ overall, passed }) => <ScorePill score={overall} of={100} passed={passed} />,
    },
  ];
  return (
    <DataTable
      label={t('list.table')}
      columns={columns}
      rows={reports}
      rowId={({ sessionId }) => sessionId}
      href={({ sessionId }) => paths.report(sessionId)}
    />
  );
}
