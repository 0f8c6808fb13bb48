import { useQueries, useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { Card } from '#ui/card.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Loading, Skeleton, SkeletonRows } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { ResumeSession } from '../resume-session.tsx';
import { ChoosePractice } from './choose-practice.tsx';
import styles from './lobby.module.css';
import { LobbySearch } from './lobby-search.ts';

/** Before a practice: go on with the open one, or choose topic, kind, difficulty and time of a new one. */
export function Lobby() {
  const { t } = useTranslation('roleplay');
  const active = useQuery(queries.roleplay.active({}));
  return (
    <>
      <PageHead title={t('lobby.title')} lead={t('lobby.lead')} />
      <Answer of={active} feature="roleplay" loading={<LobbySkeleton />}>
        {({ session }) =>
          session === null ? (
            <div className={styles['lobby']}>
              <Choices />
            </div>
          ) : (
            <Stack gap={3}>
              <ResumeSession session={session} />
              <Text tone="ink-2">{t('resume.afterwards')}</Text>
            </Stack>
          )
        }
      </Answer>
    </>
  );
}

function Choices() {
  const chosen = LobbySearch.parse(useSearch({ strict: false }));
  const categories = useQuery(queries.library.categories({}));
  const stocks = useQueries({
    queries: (categories.data ?? []).map(({ id }) => queries.roleplay.lobby({ categoryId: id })),
  });
  const refused = [categories, ...stocks].find(({ error }) => error !== null);
  if (refused) {
    return <Failed error={refused.error} feature="roleplay" onRetry={() => void refused.refetch()} />;
  }
  const stock = stocks.flatMap(({ data }) => data ?? []);
  if (categories.data === undefined || stock.length < categories.data.length) {
    return (
      <Loading>
        <LobbySkeleton />
      </Loading>
    );
  }
  return <ChoosePractice stock={stock} chosen={chosen} />;
}

function LobbySkeleton() {
  return (
    <div className={styles['columns']}>
      <Stack gap={5}>
        {[5, 2, 2].map((rows, at) => (
          <Stack key={at} gap={2}>
            <Skeleton width="6rem" />
            <SkeletonRows count={rows} height="3rem" />
          </Stack>
        ))}
      </Stack>
      <Card>
        <Skeleton height="10rem" />
      </Card>
    </div>
  );
}
