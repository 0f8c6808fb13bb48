import { useMutation, useQuery } from '@tanstack/react-query';
import { LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import type { accounts } from '#features/accounts/contract.ts';
import { Answer } from '#renderer/lib/answer.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { formatWhen } from '#renderer/lib/format.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { FocusKept } from '#ui/focus-kept.tsx';
import { Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import styles from './sign-ins.module.css';

type SignIn = OutputOf<typeof accounts.signIns>['signIns'][number];

/** Where one is signed in on this PC: this window, others, and what is kept for the next start. */
export function SignIns() {
  const { t } = useTranslation('accounts');
  const signIns = useQuery(queries.accounts.signIns({}));
  const onError = useFailureToast('accounts');
  const everywhere = useMutation({ ...commands.accounts.signOutEverywhere, onError });
  return (
    <FocusKept>
      <Card title={t('signIns.title')}>
        <Stack>
          <Text tone="ink-2">{t('signIns.lead')}</Text>
          <Answer of={signIns} feature="accounts" loading={<Skeleton height="2.5rem" />}>
            {(found) => (
              <ul className={styles['list']}>
                {found.signIns.map((signIn) => (
                  <SignInRow key={signIn.id} signIn={signIn} />
                ))}
              </ul>
            )}
          </Answer>
          <Stack direction="row">
            <Button icon={LogOut} isPending={everywhere.isPending} onPress={() => everywhere.mutate({})}>
              {t('signIns.everywhere')}
            </Button>
          </Stack>
        </Stack>
      </Card>
    </FocusKept>
  );
}

function SignInRow({ signIn }: { readonly signIn: SignIn }) {
  const { t } = useTranslation('accounts');
  const onError = useFailureToast('accounts');
  const end = useMutation({ ...commands.accounts.endSignIn, onError });
  const { isThis, isLocked, isKept, startedAt, lastActiveAt } = signIn;
  const when = formatWhen(startedAt);
  return (
    <li className={styles['row']}>
      <Stack gap={0} grow>
        <Stack direction="row" gap={2} wrap>
          <Text as="span" look="strong">
            {isThis ? t('signIns.this') : t('signIns.other')}
          </Text>
          {isLocked && <Badge kind="plain">{t('signIns.locked')}</Badge>}
          {isKept && <Badge kind="info">{t('signIns.kept')}</Badge>}
        </Stack>
        <Text look="small" tone="ink-2">
          {t('signIns.when', { started: when, active: formatWhen(lastActiveAt) })}
        </Text>
      </Stack>
      {!isThis && (
        <Button
          size="small"
          aria-label={t('signIns.endOf', { when })}
          isPending={end.isPending}
          onPress={() => end.mutate({ id: signIn.id })}
        >
          {t('signIns.end')}
        </Button>
      )}
    </li>
  );
}
