import { useTranslation } from 'react-i18next';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { ReportView } from './report-view.ts';
import { ScoreRows } from './score-rows.tsx';

/** The checks by criterion, and the step that the coach suggests. */
export function CriteriaCard({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation('reports');
  const rows = report.criteria.map(({ key, score, met, total }) => {
    const value = score === null ? t('criteria.notChecked') : t('criteria.value', { met, total });
    return { key, label: t(`criteria.${key}`), score, valueText: value, end: value };
  });
  return (
    <Card title={t('criteria.title')}>
      <Stack gap={3}>
        <ScoreRows rows={rows} />
        <div>
          <Text as="h3" look="strong">
            {t('debrief.nextStep')}
          </Text>
          <Text>{report.nextStep}</Text>
        </div>
      </Stack>
    </Card>
  );
}
