import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOf } from '#contract/schemas.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Card } from '#ui/card.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Pager } from '#ui/pager.tsx';
import { ScorePill } from '#ui/score-pill.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { Text } from '#ui/text.tsx';

const rows = [
  { topic: 'wig', kind: 'rolePlay', score: 74, when: 'today' },
  { topic: 'patches', kind: 'interview', score: 90, when: 'yesterday' },
  { topic: 'sales', kind: 'interview', score: 48, when: 'yesterday' },
] as const;

export function GalleryTable() {
  const { t } = useTranslation('gallery');
  const [page, setPage] = useState(1);
  const table = (
    <>
      <DataTable
        label={t('table.sessions')}
        rows={rows}
        rowId={({ topic }) => topic}
        href={() => paths.gallery}
        columns={[
          {
            id: 'topic',
            header: t('table.topic'),
            isRowHeader: true,
            renderCell: ({ topic }) => t(`table.${topic}`),
          },
          { id: 'kind', header: t('table.kind'), renderCell: ({ kind }) => t(`table.${kind}`) },
          { id: 'when', header: t('table.when'), renderCell: ({ when }) => t(`table.${when}`) },
          {
            id: 'score',
            header: t('table.score'),
            align: 'end',
            renderCell: ({ score }) => <ScorePill score={score} of={100} passed={score >= 60} />,
          },
        ]}
      />
      <Pager of={pageOf(rows, 148, { page, pageSize: 50 })} onPage={setPage} />
    </>
  );
  return (
    <Card title={t('table.title')}>
      <Tabs
        label={t('table.tabs')}
        tabs={[
          { id: 'sessions', label: t('table.sessions'), count: 27, content: table },
          { id: 'reading', label: t('table.reading'), count: 0, content: <Text>{t('table.nothing')}</Text> },
        ]}
      />
    </Card>
  );
}
