import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import type { myData } from '#features/my-data/contract.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { queries } from '#renderer/lib/api.ts';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';

type Notice = OutputOf<typeof myData.notice>;

/** What Drillroom keeps about people, as its features declare it. `children` is given the version that was read. */
export function PrivacyNotice({ children }: { readonly children?: (version: string) => React.ReactNode }) {
  const notice = useQuery(queries.myData.notice({}));
  return (
    <Answer of={notice} feature="accounts" loading={<Skeleton height="16rem" />}>
      {(told) => (
        <Stack>
          <NoticeText notice={told} />
          {children?.(told.version)}
        </Stack>
      )}
    </Answer>
  );
}

function NoticeText({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('accounts');
  return (
    <>
      <Stack gap={2}>
        {notice.general.map((sentence) => (
          <Text key={sentence}>{sentence}</Text>
        ))}
      </Stack>
      <Stack as="ul" gap={3}>
        {notice.holdings.map(({ feature, key, title, what, ...details }) => (
          <Stack key={`${feature}.${key}`} as="li" gap={0}>
            <Text look="strong">{title}</Text>
            <Text>{what}</Text>
            <Text look="small" tone="ink-2">
              {t('notice.details', details)}
            </Text>
          </Stack>
        ))}
      </Stack>
    </>
  );
}
