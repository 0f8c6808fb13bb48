import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { WhoWaits } from '#features/accounts/renderer/people/who-waits.tsx';
import { GoldenNotice } from '#features/library/renderer/golden/golden-notice.tsx';
import { ResumeSession } from '#features/roleplay/renderer/resume-session.tsx';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { formatToday, partOfDay } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { ButtonLink } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { RecentReports } from './recent-reports.tsx';
import { StartPractice } from './start-practice.tsx';

/** Home: the one thing to go on with, a way to start, and what the last practices brought. */
export function Today() {
  const { t } = useTranslation('app');
  const me = useMe();
  const practises = allows('practises', me.roles);
  const active = useQuery({ ...queries.roleplay.active({}), enabled: practises });
  const hasOpenSession = active.data !== undefined && active.data.session !== null;
  return (
    <>
      <PageHead
        title={t(`today.${partOfDay()}`, { name: me.name.split(' ')[0] })}
        windowTitle={t('today.windowTitle')}
        lead={formatToday()}
        actions={
          hasOpenSession && (
            <ButtonLink href={paths.practice} icon={Plus} shortcut={shortcuts.newPractice.keys}>
              {t('today.newPractice')}
            </ButtonLink>
          )
        }
      />
      <Stack>
        {allows('administers', me.roles) && <WhoWaits />}
        {allows('administers', me.roles) && <GoldenNotice />}
        {practises && (
          <Answer of={active} feature="roleplay" loading={<HeroSkeleton />}>
            {({ session }) => (session === null ? <StartPractice /> : <ResumeSession session={session} />)}
          </Answer>
        )}
        <RecentReports whose={practises ? 'mine' : 'all'} />
      </Stack>
    </>
  );
}

function HeroSkeleton() {
  return (
    <Card>
      <Stack gap={3}>
        <Skeleton width="30%" />
        <Skeleton width="60%" height="1.5rem" />
        <Skeleton />
        <Skeleton width="8rem" height="2.25rem" />
      </Stack>
    </Card>
  );
}
