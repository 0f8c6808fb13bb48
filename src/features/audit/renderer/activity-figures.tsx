import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { formatCalendarDay, formatDayOfYear, formatNumber } from '#renderer/lib/format.ts';
import { Badge } from '#ui/badge.tsx';
import { BarChart } from '#ui/bar-chart.tsx';
import { Card } from '#ui/card.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { audit } from '../contract.ts';
import { useRowWords } from './audit-row.ts';

type Found = OutputOf<typeof audit.summary>;

/** Days with a word under them, at most; five would touch in the narrowest window. */
const mostTicks = 4;

/** Counts by day and by action, and the last sign-ins. */
export function ActivityFigures({ of: found }: { readonly of: Found }) {
  const { t } = useTranslation('audit');
  const words = useRowWords();
  return (
    <Stack>
      <Card title={t('activity.byDay')}>
        <ByDay of={found} />
      </Card>
      <Card title={t('activity.byAction')} look="flush">
        <DataTable
          label={t('activity.byAction')}
          rows={found.byAction}
          rowId={({ action, outcome }) => `${action} ${outcome}`}
          empty={<Text tone="ink-2">{t('activity.nothing')}</Text>}
          columns={[
            {
              id: 'action',
              header: t('columns.action'),
              isRowHeader: true,
              renderCell: ({ action }) => words.action(action),
            },
            {
              id: 'outcome',
              header: t('columns.outcome'),
              renderCell: (row) => (
                <Badge kind={row.outcome === 'done' ? 'plain' : 'warn'}>{words.outcome(row)}</Badge>
              ),
            },
            {
              id: 'count',
              header: t('activity.count'),
              align: 'end',
              renderCell: ({ count }) => formatNumber(count),
            },
          ]}
        />
      </Card>
      <Card title={t('activity.signIns')} look="flush">
        <DataTable
          label={t('activity.signIns')}
          rows={found.lastSignIns.map((signIn, number) => ({ ...signIn, number }))}
          rowId={({ number }) => String(number)}
          empty={<Text tone="ink-2">{t('activity.noSignIns')}</Text>}
          columns={[
            {
              id: 'when',
              header: t('columns.when'),
              isRowHeader: true,
              renderCell: words.when,
            },
            {
              id: 'where',
              header: t('row.where'),
              renderCell: ({ machine, osUser }) =>
                machine === null || osUser === null
                  ? t('row.placeErased')
                  : t('row.place', { machine, osUser }),
            },
            {
              id: 'outcome',
              header: t('columns.outcome'),
              renderCell: (row) => (
                <Badge kind={row.outcome === 'done' ? 'ok' : 'warn'}>{words.outcome(row)}</Badge>
              ),
            },
          ]}
        />
      </Card>
    </Stack>
  );
}

function ByDay({ of: { byDay, total, refused } }: { readonly of: Found }) {
  const { t } = useTranslation('audit');
  const every = Math.ceil(byDay.length / mostTicks);
  return (
    <BarChart
      title={t('activity.chart')}
      sentence={t('activity.sentence', {
        count: total,
        total: formatNumber(total),
        refused: formatNumber(refused),
      })}
      headers={[t('activity.day'), t('activity.count')]}
      bars={byDay.map(({ day, count }, at) => ({
        label: formatCalendarDay(day),
        value: count,
        tick: (byDay.length - 1 - at) % every === 0 && at > 0 ? formatDayOfYear(day) : '',
        isNow: at === byDay.length - 1,
      }))}
    />
  );
}
