import { useTranslation } from 'react-i18next';
import { BarChart } from '#ui/bar-chart.tsx';
import { Card } from '#ui/card.tsx';
import { LineChart } from '#ui/line-chart.tsx';
import { Stack } from '#ui/stack.tsx';

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const counts = [3, 5, 4, 7, 6, 8, 5] as const;
const weeks = ['w1', 'w2', 'w3', 'w4', 'w5'] as const;

export function GalleryCharts() {
  const { t } = useTranslation('gallery');
  return (
    <Card title={t('charts.title')}>
      <Stack gap={5}>
        <BarChart
          title={t('charts.bars')}
          sentence={t('charts.barsSentence')}
          headers={[t('charts.day'), t('charts.practices')]}
          goal={{ value: 6, label: t('charts.goal') }}
          bars={days.map((day, at) => ({
            label: t(`charts.${day}`),
            value: counts[at] ?? 0,
            isNow: day === 'thu',
          }))}
        />
        <LineChart
          title={t('charts.lines')}
          sentence={t('charts.linesSentence')}
          pointHeader={t('charts.week')}
          points={weeks.map((week) => t(`charts.${week}`))}
          goal={{ value: 60, label: t('charts.pass') }}
          series={[
            { name: t('charts.interview'), values: [62, 66, 71, 78, 84] },
            { name: t('charts.rolePlay'), values: [52, 50, null, 66, 70] },
            { name: t('charts.objections'), values: [40, 44, 47, 50, 69] },
          ]}
        />
        <LineChart
          title={t('charts.first')}
          sentence={t('charts.firstSentence')}
          pointHeader={t('charts.week')}
          points={[t('charts.w5')]}
          goal={{ value: 60, label: t('charts.pass') }}
          series={[{ name: t('charts.interview'), values: [74] }]}
        />
      </Stack>
    </Card>
  );
}
