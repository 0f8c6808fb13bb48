import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { paths } from '#renderer/lib/paths.ts';
import { PageHead } from '#ui/page-head.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import type { SessionView } from './exchange.ts';
import { RunningSession } from './running-session.tsx';

/** How often to ask again while the time is up and the main process has not ended the session yet. */
const askAgainMs = 1000;

const isRunOut = (session: SessionView | undefined): boolean =>
  session?.status === 'active' && session.remainingMs === 0;

/** One session of practice: the conversation, its clock, and what helps with it. */
export function SessionScreen() {
  const { sessionId = '' }: { readonly sessionId?: string } = useParams({ strict: false });
  const { t } = useTranslation('roleplay');
  const session = useQuery({
    ...queries.roleplay.session({ sessionId }),
    refetchInterval: ({ state }) => (isRunOut(state.data) ? askAgainMs : false),
  });
  return (
    <>
      {session.data === undefined && <PageHead title={t('session.title')} />}
      <Answer
        of={session}
        feature="roleplay"
        loading={<SessionSkeleton />}
        back={{ href: paths.practice, label: t('session.toLobby') }}
      >
        {(view) => <RunningSession key={view.id} session={view} asOf={session.dataUpdatedAt} />}
      </Answer>
    </>
  );
}

function SessionSkeleton() {
  return (
    <Stack gap={5}>
      <Skeleton height="0.5rem" />
      <Skeleton width="60%" height="3.5rem" />
      <Skeleton width="60%" height="3.5rem" />
      <Skeleton height="7rem" />
    </Stack>
  );
}
