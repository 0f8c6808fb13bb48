import { useTranslation } from 'react-i18next';
import { formatDay, formatWhen } from '#renderer/lib/format.ts';
import { Card } from '#ui/card.tsx';
import { LineChart } from '#ui/line-chart.tsx';
import type { ReportView } from './report-view.ts';
import { historyTakeaway } from './takeaways.ts';

/** How the overall score went over the last practices in the category. */
export function HistoryCard({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation('reports');
  const { history, passMark } = report;
  const { kind, ...figures } = historyTakeaway(history);
  return (
    <Card>
      <LineChart
        title={history.length < 2 ? t('history.title') : t('history.titleCount', { count: history.length })}
        sentence={t(`history.${kind}`, figures)}
        height={108}
        pointHeader={t('history.point')}
        points={history.map(({ at }) => formatWhen(at))}
        ends={[dayOf(history.at(0)), dayOf(history.at(-1))]}
        series={[{ name: t('history.score'), values: history.map(({ overall }) => overall) }]}
        goal={{ value: passMark, label: t('history.pass', { passMark }) }}
      />
    </Card>
  );
}

const dayOf = (session: ReportView['history'][number] | undefined): string =>
  session === undefined ? '' : formatDay(session.at);
