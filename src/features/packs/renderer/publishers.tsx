import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { commands } from '#renderer/lib/api.ts';
import { formatDate } from '#renderer/lib/format.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';
import type { packs } from '../contract.ts';
import { PackList } from './pack-row.tsx';
import styles from './packs.module.css';
import { PublicKey } from './public-key.tsx';

type Publishers = OutputOf<typeof packs.list>['publishers'];

/** Everybody whose packs are taken here, with the keys by which they are known. */
export function PublishersCard({ publishers }: { readonly publishers: Publishers }) {
  const { t } = useTranslation('packs');
  const onError = useFailureToast('packs');
  const trust = useMutation({
    ...commands.packs.trust,
    onError,
    onSuccess: (_output, { name }) =>
      showToast({ kind: 'ok', text: t('publisher.withdrawn', { name: isolate(name) }) }),
  });
  return (
    <Card title={t('list.publishers')}>
      <PackList>
        {publishers.map(({ publicKey, name: given, trust: kind, trustedAt }) => {
          const name = kind === 'thisStore' ? t('publisher.thisStore') : given;
          return (
            <li key={publicKey} className={styles['row']}>
              <Stack gap={1}>
                <Stack direction="row" gap={2} wrap>
                  <Text look="strong">
                    <bdi>{name}</bdi>
                  </Text>
                  <Badge kind="soft">{t(`trust.${kind}`)}</Badge>
                </Stack>
                <PublicKey of={publicKey} />
                {trustedAt !== null && (
                  <Text look="small" tone="ink-2">
                    {t('publisher.since', { when: formatDate(trustedAt) })}
                  </Text>
                )}
              </Stack>
              {kind === 'trusted' && (
                <Button
                  size="small"
                  aria-label={t('publisher.withdrawOf', { name })}
                  isPending={trust.isPending}
                  onPress={() => trust.mutate({ publicKey, name, trusted: false })}
                >
                  {t('publisher.withdraw')}
                </Button>
              )}
            </li>
          );
        })}
      </PackList>
    </Card>
  );
}
