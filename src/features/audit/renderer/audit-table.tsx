import { useTranslation } from 'react-i18next';
import { Badge } from '#ui/badge.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { type AuditRow, useRowWords } from './audit-row.ts';

type AuditTableProps = {
  readonly rows: readonly AuditRow[];
  /** The address at which a row is open. */
  readonly href: (row: AuditRow) => string;
};

/** The rows of the record, each of which opens with everything it says. */
export function AuditTable({ rows, href }: AuditTableProps) {
  const { t } = useTranslation('audit');
  const words = useRowWords();
  const columns: readonly Column<AuditRow>[] = [
    { id: 'when', header: t('columns.when'), renderCell: words.when },
    { id: 'person', header: t('columns.person'), renderCell: words.person },
    {
      id: 'action',
      header: t('columns.action'),
      isRowHeader: true,
      renderCell: ({ action }) => words.action(action),
    },
    { id: 'about', header: t('columns.about'), renderCell: (row) => words.about(row) ?? t('row.none') },
    {
      id: 'outcome',
      header: t('columns.outcome'),
      renderCell: (row) => (
        <Badge kind={row.outcome === 'done' ? 'plain' : 'warn'}>{words.outcome(row)}</Badge>
      ),
    },
  ];
  return (
    <DataTable
      label={t('table')}
      columns={columns}
      rows={rows}
      rowId={({ seq }) => String(seq)}
      href={href}
    />
  );
}
