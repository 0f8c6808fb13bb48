import { useMutation, useQuery } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { paths } from '#renderer/lib/paths.ts';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';
import { Topics } from './topics.tsx';

/** No session is open: start one, or first get something to practise on. */
export function StartPractice() {
  const { t } = useTranslation('app');
  const categories = useQuery(queries.library.categories({}));
  return (
    <Answer of={categories} feature="library" loading={<StartSkeleton />}>
      {(all) => {
        const topics = all.filter(({ documents }) => documents > 0);
        if (topics.length === 0) return <NoMaterial />;
        const documents = topics.reduce((sum, topic) => sum + topic.documents, 0);
        return (
          <>
            <Card>
              <Stack gap={2}>
                <Text as="h2" look="heading">
                  {t('today.start.title')}
                </Text>
                <Text tone="ink-2">{t('today.start.text')}</Text>
                <Text look="small" tone="ink-2">
                  {t('today.start.ready', {
                    documents: t('today.start.documents', { count: documents }),
                    topics: t('today.start.topics', { count: topics.length }),
                  })}
                </Text>
                <Stack direction="row">
                  <ButtonLink
                    variant="primary"
                    icon={Play}
                    href={paths.practice}
                    shortcut={shortcuts.newPractice.keys}
                  >
                    {t('today.start.action')}
                  </ButtonLink>
                </Stack>
              </Stack>
            </Card>
            <Topics topics={topics} />
          </>
        );
      }}
    </Answer>
  );
}

function StartSkeleton() {
  return (
    <Card>
      <Skeleton height="5rem" />
    </Card>
  );
}

function NoMaterial() {
  const { t } = useTranslation('app');
  const me = useMe();
  const addSamples = useMutation(commands.library.addSamples);
  if (!allows('administers', me.roles)) {
    return (
      <Card>
        <EmptyState title={t('today.material.title')}>{t('today.material.other')}</EmptyState>
      </Card>
    );
  }
  const add = () =>
    addSamples.mutate(
      {},
      {
        onSuccess: ({ added }) =>
          showToast({ kind: 'ok', text: t('today.material.added', { count: added }) }),
      },
    );
  return (
    <Card>
      <EmptyState
        title={t('today.material.title')}
        actions={
          <>
            <Button variant="primary" isPending={addSamples.isPending} onPress={add}>
              {t('today.material.samples')}
            </Button>
            <ButtonLink variant="quiet" href={paths.library}>
              {t('today.material.own')}
            </ButtonLink>
          </>
        }
      >
        {t('today.material.admin')}
      </EmptyState>
      {addSamples.error && <Failed error={addSamples.error} feature="library" onRetry={add} />}
    </Card>
  );
}
