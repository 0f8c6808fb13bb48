import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { formatNumber, formatTime } from '#renderer/lib/format.ts';
import { BarChart } from '#ui/bar-chart.tsx';
import { Card } from '#ui/card.tsx';
import { LineChart } from '#ui/line-chart.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import type { health } from '../contract.ts';

type Minutes = OutputOf<typeof health.metrics>['minutes'];

/** Minutes with a word under them, at most: five would touch in the narrowest window. */
const mostTicks = 3;
/** The chart is no flatter than this, so that a quiet hour looks quiet. */
const leastTopMs = 20;

/** The last hour by the minute: how much was asked, and how late the main thread was. */
export function LastHour({ minutes }: { readonly minutes: Minutes }) {
  const { t } = useTranslation('health');
  if (minutes.length === 0) return <Note>{t('metrics.nothingYet')}</Note>;
  const total = (count: (minute: Minutes[number]) => number): number =>
    minutes.reduce((sum, minute) => sum + count(minute), 0);
  const every = Math.ceil(minutes.length / mostTicks);
  const failed = total((minute) => minute.failed);
  const worstMs = Math.max(...minutes.map(({ eventLoop }) => eventLoop.p99Ms));
  return (
    <Stack>
      <Card>
        <BarChart
          title={t('metrics.perMinute')}
          headingLevel="h2"
          sentence={t('metrics.perMinuteSentence', {
            count: failed,
            calls: formatNumber(total(({ calls }) => calls)),
            failed: formatNumber(failed),
            imports: formatNumber(total(({ imports }) => imports)),
            retrievals: formatNumber(total(({ retrievals }) => retrievals)),
          })}
          headers={[t('metrics.minute'), t('metrics.calls')]}
          bars={minutes.map(({ at, calls }, index) => ({
            label: formatTime(at),
            value: calls,
            tick: (minutes.length - 1 - index) % every === 0 ? formatTime(at) : '',
            isNow: index === minutes.length - 1,
          }))}
        />
      </Card>
      <Card>
        <LineChart
          title={t('metrics.eventLoop')}
          sentence={t('metrics.eventLoopSentence', { ms: formatNumber(worstMs) })}
          pointHeader={t('metrics.minute')}
          points={minutes.map(({ at }) => formatTime(at))}
          max={Math.max(leastTopMs, worstMs)}
          series={[{ name: t('metrics.p99'), values: minutes.map(({ eventLoop }) => eventLoop.p99Ms) }]}
        />
      </Card>
    </Stack>
  );
}
