import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { formatWhen } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Note } from '#ui/note.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { BetterCard } from './better-card.tsx';
import { CategoryCard } from './category-card.tsx';
import { CriteriaCard } from './criteria-card.tsx';
import { DebriefActions } from './debrief-actions.tsx';
import { DebriefCrumbs } from './debrief-crumbs.tsx';
import { DebriefSkeleton } from './debrief-skeleton.tsx';
import styles from './debrief.module.css';
import { HistoryCard } from './history-card.tsx';
import { OverallCard } from './overall-card.tsx';
import { QuestionTable } from './question-table.tsx';
import type { ReportView } from './report-view.ts';
import { StrengthsCard } from './strengths-card.tsx';

/** What a practice brought: scores, each question with its evidence, and what to do next. */
export function Debrief() {
  const { sessionId = '' }: { readonly sessionId?: string } = useParams({ strict: false });
  const { t } = useTranslation('reports');
  const report = useQuery(queries.reports.get({ sessionId }));
  return (
    <>
      {report.data === undefined && <PageHead title={t('debrief.title')} crumbs={<DebriefCrumbs />} />}
      <Answer
        of={report}
        feature="reports"
        loading={<DebriefSkeleton />}
        back={{ href: paths.reports, label: t('debrief.toList') }}
      >
        {(found) => <DebriefOf report={found} />}
      </Answer>
    </>
  );
}

function DebriefOf({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation(['reports', 'app']);
  const isOwn = useMe().id === report.trainee.id;
  const what = {
    name: report.trainee.name,
    kind: t(`app:kind.${report.kind}`),
    difficulty: t(`app:difficulty.${report.difficulty}`),
    when: formatWhen(report.endedAt),
  };
  return (
    <>
      <PageHead
        title={report.title}
        crumbs={<DebriefCrumbs />}
        lead={isOwn ? t('debrief.lead', what) : t('debrief.leadOf', what)}
        actions={<DebriefActions report={report} isOwn={isOwn} />}
      />
      <div className={styles['screen']}>
        <Stack gap={3}>
          {report.nextStep !== '' && <Text>{t('debrief.next', { step: report.nextStep })}</Text>}
          {report.removedSources.length > 0 && (
            <Note kind="warn" title={t('removed.title')}>
              {t('removed.text', { titles: report.removedSources.join(', ') })}
            </Note>
          )}
          <div className={styles['summary']}>
            <OverallCard report={report} />
            <CategoryCard report={report} />
            <HistoryCard report={report} />
          </div>
          <QuestionTable report={report} isOwn={isOwn} />
          <div className={styles['closing']}>
            <StrengthsCard report={report} />
            <BetterCard report={report} isOwn={isOwn} />
            <CriteriaCard report={report} />
          </div>
          <Text look="small" tone="ink-3">
            {t('about', report.engine)}
          </Text>
        </Stack>
      </div>
    </>
  );
}
