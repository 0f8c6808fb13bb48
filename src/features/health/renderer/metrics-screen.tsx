import { useQuery } from '@tanstack/react-query';
import { Download, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Answer } from '#renderer/lib/answer.tsx';
import { api, queries } from '#renderer/lib/api.ts';
import { formatDuration } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { useSaveFile } from '#renderer/lib/use-save-file.ts';
import { Button } from '#ui/button.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { MetricFigures } from './metric-figures.tsx';

/** What Drillroom did since it was started, and how fast. */
export function MetricsScreen() {
  const { t } = useTranslation('health');
  const metrics = useQuery(queries.health.metrics({}));
  const { data, isFetching } = metrics;
  const { save, isSaving } = useSaveFile({ feature: 'health', make: () => api.health.prometheus({}) });
  return (
    <>
      <PageHead
        title={t('metrics.title')}
        lead={
          data === undefined
            ? t('metrics.lead')
            : t('metrics.since', { duration: formatDuration(data.uptimeMs) })
        }
        crumbs={<TextLink href={paths.health}>{t('title')}</TextLink>}
        actions={
          <>
            <Button
              icon={RefreshCw}
              shortcut={shortcuts.checkAgain.keys}
              isPending={isFetching}
              onPress={() => void metrics.refetch()}
            >
              {t('metrics.again')}
            </Button>
            <Button icon={Download} isPending={isSaving} onPress={save}>
              {t('metrics.save')}
            </Button>
          </>
        }
      />
      <Answer of={metrics} feature="health" loading={<Skeleton height="24rem" />}>
        {(measured) => <MetricFigures of={measured} />}
      </Answer>
    </>
  );
}
