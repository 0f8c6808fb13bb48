import { useTranslation } from 'react-i18next';
import { Card } from '#ui/card.tsx';
import type { ReportView } from './report-view.ts';
import { ScoreRows } from './score-rows.tsx';

/** The checks by criterion. */
export function CriteriaCard({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation('reports');
  const rows = report.criteria.map(({ key, score, met, total }) => {
    const value = score === null ? t('criteria.notChecked') : t('criteria.value', { met, total });
    return { key, label: t(`criteria.${key}`), score, valueText: value, end: value, isFigure: false };
  });
  return (
    <Card title={t('criteria.title')}>
      <ScoreRows rows={rows} />
    </Card>
  );
}
