import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { Card } from '#ui/card.tsx';
import { Text } from '#ui/text.tsx';
import type { ReportView } from './report-view.ts';
import { ScoreRows } from './score-rows.tsx';
import { type CategoryTakeaway, categoryTakeaway } from './takeaways.ts';

/** The scores by category; the practice before, where there was one, stands as a line on each bar. */
export function CategoryCard({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation('reports');
  const earlier = report.history.at(-2)?.sessionId;
  const before = useQuery({
    ...queries.reports.get({ sessionId: earlier ?? '' }),
    enabled: earlier !== undefined,
  });
  const earlierScores = before.data?.categoryScores ?? null;
  const takeaway = useTakeawayWords(categoryTakeaway(report.categoryScores, earlierScores));
  const rows = report.categoryScores.map(({ key, score }) => {
    const goal = earlierScores?.find((one) => one.key === key)?.score ?? null;
    return {
      key,
      label: t(`category.${key}`),
      score,
      goal,
      valueText:
        score === null
          ? t('category.notAsked')
          : goal === null
            ? t('category.value', { score })
            : t('category.valueWithBefore', { score, before: goal }),
      end: score === null ? t('category.notAsked') : String(score),
      isFigure: score !== null,
    };
  });
  return (
    <Card
      title={t('category.title')}
      end={
        earlierScores !== null && (
          <Text look="small" tone="ink-2">
            {t('category.lastAsLine')}
          </Text>
        )
      }
    >
      <ScoreRows rows={rows} />
      <Text look="small" tone="ink-2">
        {takeaway}
      </Text>
    </Card>
  );
}

function useTakeawayWords(takeaway: CategoryTakeaway): string {
  const { t } = useTranslation('reports');
  if (takeaway.kind === 'lowest') return t('category.lowest', { lowest: t(`category.${takeaway.lowest}`) });
  if (takeaway.kind === 'same') return t('category.same', { score: takeaway.score });
  if (takeaway.kind !== 'gained') return t(`category.${takeaway.kind}`);
  const { by } = takeaway;
  const [gained, lowest] = [t(`category.${takeaway.gained}`), t(`category.${takeaway.lowest}`)];
  return gained === lowest
    ? t('category.gainedLowest', { gained, by })
    : t('category.gained', { gained, by, lowest });
}
