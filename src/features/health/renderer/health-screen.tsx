import { useMutation, useQuery } from '@tanstack/react-query';
import { ChartLine, Download, LifeBuoy, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Answer } from '#renderer/lib/answer.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { formatTime } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { useSaveFile } from '#renderer/lib/use-save-file.ts';
import { Announcer } from '#ui/announcer.tsx';
import { Button, ButtonLink } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Note } from '#ui/note.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { ComponentList } from './component-list.tsx';
import { JobTable } from './job-table.tsx';
import { LastDays } from './last-days.tsx';

/** How Drillroom and this PC are, component by component, now and over the last days. */
export function HealthScreen() {
  const { t } = useTranslation('health');
  const check = useQuery(queries.health.check({}));
  const { data, isFetching } = check;
  const { save, isSaving } = useSaveFile({
    feature: 'health',
    make: async () => ({
      fileName: 'drillroom-health.json',
      content: new TextEncoder().encode(`${JSON.stringify(data, null, 2)}\n`),
    }),
  });
  const makeBundle = useMutation(commands.health.supportBundle);
  const bundle = useSaveFile({ feature: 'health', make: () => makeBundle.mutateAsync({}) });
  const wrong = data?.components.filter(({ state }) => state !== 'ok').length ?? 0;
  const verdict = wrong === 0 ? t('verdict.ok') : t('verdict.wrong', { count: wrong });
  const checked = data === undefined ? '' : t('checked', { time: formatTime(data.checkedAt) });
  return (
    <>
      <PageHead
        title={t('title')}
        lead={checked === '' ? t('lead') : checked}
        actions={
          <>
            <Button
              icon={RefreshCw}
              shortcut={shortcuts.checkAgain.keys}
              isPending={isFetching}
              onPress={() => void check.refetch()}
            >
              {isFetching ? t('checking') : t('checkAgain')}
            </Button>
            <ButtonLink icon={ChartLine} href={paths.metrics}>
              {t('metrics.action')}
            </ButtonLink>
            <Button icon={Download} isDisabled={data === undefined} isPending={isSaving} onPress={save}>
              {t('saveJson')}
            </Button>
            <Button icon={LifeBuoy} isPending={bundle.isSaving} onPress={bundle.save}>
              {t('bundle')}
            </Button>
          </>
        }
      />
      <Announcer text={isFetching || data === undefined ? '' : `${verdict} ${checked}`} />
      <Answer of={check} feature="health" loading={<Skeleton height="24rem" />}>
        {({ state, components, days, jobs }) => (
          <Stack>
            <Note kind={state === 'fail' ? 'bad' : state} title={verdict} />
            <Card title={t('componentsTitle')}>
              <ComponentList components={components} />
            </Card>
            <Card>
              <LastDays days={days} />
            </Card>
            <Card title={t('jobs.title')} look="flush">
              <JobTable jobs={jobs} />
            </Card>
          </Stack>
        )}
      </Answer>
    </>
  );
}
