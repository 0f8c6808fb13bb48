import { useQuery } from '@tanstack/react-query';
import { UserRoundCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { paths } from '#renderer/lib/paths.ts';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';
import { searchText } from './people-search.ts';

/** For admins: how many people cannot go on without them. Nothing where nobody waits. */
export function WhoWaits() {
  const { t } = useTranslation('accounts');
  const waiting = useQuery(queries.accounts.list({ status: 'waiting', pageSize: 1 }));
  const asking = useQuery(queries.accounts.list({ status: 'asking', pageSize: 1 }));
  const refused = [waiting, asking].find(({ error }) => error !== null);
  if (refused?.error) {
    return (
      <Failed
        error={refused.error}
        feature="accounts"
        onRetry={() => void Promise.all([waiting.refetch(), asking.refetch()])}
      />
    );
  }
  const counts = { waiting: waiting.data?.total ?? 0, asking: asking.data?.total ?? 0 };
  const those = (['waiting', 'asking'] as const).filter((status) => counts[status] > 0);
  if (those.length === 0) return null;
  return (
    <Note icon={UserRoundCheck} title={t('whoWaits.title')}>
      <Stack gap={1}>
        {those.map((status) => (
          <Text key={status}>
            {t(`whoWaits.${status}`, { count: counts[status] })}{' '}
            <TextLink href={`${paths.people}${searchText({ status })}`}>{t('whoWaits.show')}</TextLink>
          </Text>
        ))}
      </Stack>
    </Note>
  );
}
