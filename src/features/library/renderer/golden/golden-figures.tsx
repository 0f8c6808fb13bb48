import { useTranslation } from 'react-i18next';
import { formatDay, formatWhen } from '#renderer/lib/format.ts';
import { Card } from '#ui/card.tsx';
import { type Column, DataTable } from '#ui/data-table.tsx';
import { LineChart } from '#ui/line-chart.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { Figures, GoldenReport } from '../../contract/golden.ts';
import styles from './golden.module.css';
import { asMrr, inHundred } from './golden-words.ts';

type Row = {
  readonly id: string;
  readonly name: string;
  readonly now: Figures;
  readonly before: Figures | null;
};

const shares = ['recall1', 'recall3', 'recall10'] as const;

type GoldenFiguresProps = {
  readonly report: GoldenReport;
  /** The category that the screen is narrowed to. */
  readonly category: string | undefined;
};

/** The figures of each category and of all together, and how they went. */
export function GoldenFigures({ report, category }: GoldenFiguresProps) {
  return (
    <div className={styles['figures']}>
      <FiguresTable report={report} category={category} />
      {report.history.length > 0 && <Trend history={report.history} />}
    </div>
  );
}

function FiguresTable({ report, category }: GoldenFiguresProps) {
  const { t } = useTranslation('library');
  const each = report.categories.flatMap(({ category: { id, name }, now, compared }): Row[] =>
    now === null || (category !== undefined && id !== category)
      ? []
      : [{ id, name, now, before: compared?.before ?? null }],
  );
  const all: Row[] =
    each.length > 1 && report.now !== null
      ? [
          {
            id: 'all',
            name: t('golden.allCategories'),
            now: report.now,
            before: report.compared?.before ?? null,
          },
        ]
      : [];
  const figure = (now: string, before: string | null) =>
    before === null || before === now ? now : t('golden.figures.change', { now, before });
  const percent = (share: number) => t('golden.figures.percent', { value: inHundred(share) });
  const columns: readonly Column<Row>[] = [
    { id: 'name', header: t('golden.figures.category'), isRowHeader: true, renderCell: ({ name }) => name },
    {
      id: 'questions',
      header: t('golden.figures.asked'),
      align: 'end',
      renderCell: ({ now }) => String(now.questions),
    },
    ...shares.map((share): Column<Row> => ({
      id: share,
      header: t(`golden.figures.${share}`),
      align: 'end',
      renderCell: ({ now, before }) => figure(percent(now[share]), before && percent(before[share])),
    })),
    {
      id: 'mrr',
      header: t('golden.figures.mrr'),
      align: 'end',
      renderCell: ({ now, before }) => figure(asMrr(now.mrr), before && asMrr(before.mrr)),
    },
  ];
  return (
    <Card look="flush" title={t('golden.figures.title')}>
      <DataTable
        label={t('golden.figures.title')}
        columns={columns}
        rows={[...each, ...all]}
        rowId={({ id }) => id}
        empty={<Text tone="ink-2">{t('golden.figures.none')}</Text>}
      />
      {each.length > 0 && (
        <div className={styles['about']}>
          <Text look="small" tone="ink-2">
            {t('golden.figures.mrrAbout')}
          </Text>
        </div>
      )}
    </Card>
  );
}

function Trend({ history }: { readonly history: GoldenReport['history'] }) {
  const { t } = useTranslation('library');
  const [last, before] = [history.at(-1), history.at(-2)];
  const by = inHundred(last?.mrr ?? 0) - inHundred(before?.mrr ?? 0);
  const sentence =
    before === undefined
      ? t('golden.chart.single')
      : by === 0
        ? t('golden.chart.same')
        : t(by > 0 ? 'golden.chart.up' : 'golden.chart.down', { by: Math.abs(by) });
  const series = ([...shares, 'mrr'] as const).map((name) => ({
    name: t(`golden.chart.${name}`),
    values: history.map((one) => inHundred(one[name])),
  }));
  return (
    <Card>
      <Stack>
        <LineChart
          title={t('golden.chart.title')}
          sentence={sentence}
          pointHeader={t('golden.chart.point')}
          points={history.map(({ at, came, went }) => {
            const when = formatWhen(at);
            return came + went === 0
              ? t('golden.chart.noChange', { when })
              : t('golden.chart.change', { when, came, went });
          })}
          ends={[formatDay(history[0]?.at ?? ''), formatDay(last?.at ?? '')]}
          series={series}
        />
      </Stack>
    </Card>
  );
}
