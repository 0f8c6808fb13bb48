import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { ButtonLink } from '#ui/button.tsx';
import { ChipGroup } from '#ui/chip-group.tsx';
import { PageHead } from '#ui/page-head.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { ActivityFigures } from './activity-figures.tsx';

const daysShown = ['7', '30', '90'] as const;

/** What one person did in the last days: one's own, or for viewers and admins that of anybody. */
export function Activity() {
  const { t } = useTranslation('audit');
  const me = useMe();
  const { accountId = me.id } = useParams({ strict: false });
  const [days, setDays] = useState<(typeof daysShown)[number]>('30');
  const isMine = accountId === me.id;
  const activity = useQuery({
    ...queries.audit.summary({ accountId, days: Number(days) }),
    // Other days of the same person; never the figures of somebody else.
    placeholderData: (before) => (before?.person.id === accountId ? before : undefined),
  });
  // While nothing is known of them they are nobody's deleted account.
  const name = activity.data === undefined ? '…' : (activity.data.person.name ?? t('row.erased'));
  return (
    <>
      <PageHead
        title={isMine ? t('activity.mine') : t('activity.of', { name: isolate(name) })}
        lead={isMine ? t('activity.leadMine') : t('activity.lead')}
        actions={
          allows('oversees', me.roles) && (
            <ButtonLink href={paths.auditOf({ personId: accountId })}>{t('activity.rows')}</ButtonLink>
          )
        }
      />
      <Stack>
        <ChipGroup
          label={t('activity.days')}
          value={days}
          onChange={setDays}
          choices={daysShown.map((id) => ({ id, label: t('activity.lastDays', { count: Number(id) }) }))}
        />
        <Answer of={activity} feature="audit" loading={<Skeleton height="16rem" />}>
          {(found) => <ActivityFigures of={found} />}
        </Answer>
      </Stack>
    </>
  );
}
