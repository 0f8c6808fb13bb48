import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import type { reports } from '#features/reports/contract.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { formatDay, formatWhen } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Card } from '#ui/card.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { LineChart } from '#ui/line-chart.tsx';
import { ScorePill } from '#ui/score-pill.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TextLink } from '#ui/text-link.tsx';
import styles from './recent-reports.module.css';

type Recent = OutputOf<typeof reports.list>['items'][number];

/** How many practices the table and the line go back. */
const shown = 7;

/** What the last practices brought: a table to open them from, and how the scores went. */
export function RecentReports({ whose }: { readonly whose: 'mine' | 'all' }) {
  const { t } = useTranslation('app');
  const recent = useQuery(queries.reports.list({ whose, pageSize: shown }));
  return (
    <Answer of={recent} feature="reports" loading={<Skeleton height="10rem" />}>
      {({ items }) =>
        items.length === 0 ? (
          <Card>
            <EmptyState picture={false} title={t('today.recent.empty')}>
              {t('today.recent.emptyText')}
            </EmptyState>
          </Card>
        ) : (
          <div className={styles['pair']}>
            <Card
              look="flush"
              title={t('today.recent.title')}
              end={<TextLink href={paths.reports}>{t('today.recent.all')}</TextLink>}
            >
              <RecentTable items={items} whose={whose} />
            </Card>
            {whose === 'mine' && <Trend items={items} />}
          </div>
        )
      }
    </Answer>
  );
}

function RecentTable({
  items,
  whose,
}: {
  readonly items: readonly Recent[];
  readonly whose: 'mine' | 'all';
}) {
  const { t } = useTranslation('app');
  return (
    <DataTable
      label={t('today.recent.title')}
      rows={items}
      rowId={(item) => item.sessionId}
      href={(item) => paths.report(item.sessionId)}
      columns={[
        {
          id: 'title',
          header: t('today.recent.session'),
          isRowHeader: true,
          renderCell: (item) => item.title,
        },
        ...(whose === 'all'
          ? [
              {
                id: 'trainee',
                header: t('today.recent.trainee'),
                renderCell: (item: Recent) => item.trainee.name,
              },
            ]
          : []),
        { id: 'kind', header: t('today.recent.kind'), renderCell: (item) => t(`kind.${item.kind}`) },
        { id: 'when', header: t('today.recent.when'), renderCell: (item) => formatWhen(item.endedAt) },
        {
          id: 'score',
          header: t('today.recent.score'),
          align: 'end',
          renderCell: (item) => <ScorePill score={item.overall} of={100} passed={item.passed} />,
        },
      ]}
    />
  );
}

/** Oldest to newest, as a line is read. */
function Trend({ items }: { readonly items: readonly Recent[] }) {
  const { t } = useTranslation('app');
  const inOrder = items.toReversed();
  const dayOf = (item: Recent | undefined) => (item === undefined ? '' : formatDay(item.endedAt));
  return (
    <Card>
      <LineChart
        title={t('today.recent.trend')}
        sentence={useTrendSentence(inOrder.map(({ overall }) => overall))}
        pointHeader={t('today.recent.session')}
        points={inOrder.map(({ endedAt }) => formatWhen(endedAt))}
        ends={[dayOf(inOrder.at(0)), dayOf(inOrder.at(-1))]}
        series={[{ name: t('today.recent.score'), values: inOrder.map(({ overall }) => overall) }]}
      />
    </Card>
  );
}

function useTrendSentence(scores: readonly number[]): string {
  const { t } = useTranslation('app');
  const [last, before] = [scores.at(-1), scores.at(-2)];
  if (last === undefined || before === undefined) return t('today.trend.single');
  const by = Math.abs(last - before);
  if (by === 0) return t('today.trend.same');
  return last > before ? t('today.trend.up', { by }) : t('today.trend.down', { by });
}
