import { useMutation, useQuery } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import type { system } from '#features/system/contract.ts';
import { commands, queries } from '#renderer/lib/api.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Button } from '#ui/button.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import styles from './read-only-banner.module.css';

type ReadOnly = NonNullable<OutputOf<typeof system.opening>['readOnly']>;

/** So often it is asked how much room is lacking still; that it is over, the main process says by itself. */
const askEveryMs = 15_000;
const megabyte = 2 ** 20;

/** Above every screen while the store takes no writes: what still works, what to do, and that it then goes on by itself. */
export function ReadOnlyBanner({ readOnly: { cause, neededBytes } }: { readonly readOnly: ReadOnly }) {
  const { t } = useTranslation('system');
  useQuery({ ...queries.system.opening({}), refetchInterval: askEveryMs });
  const look = useMutation({ ...commands.system.retryOpening, onError: useFailureToast('system') });
  const next =
    neededBytes === null
      ? t(`readOnly.${cause}.next`)
      : t('readOnly.disk_full.nextMegabytes', { size: formatNumber(Math.ceil(neededBytes / megabyte)) });
  return (
    <section aria-label={t('readOnly.label')} className={styles['strip']}>
      <Note kind="warn" role="alert" title={t(`readOnly.${cause}.title`)}>
        <Stack direction="row" justify="between" align="center" gap={3} wrap>
          <Text>{next}</Text>
          <Button size="small" icon={RotateCcw} isPending={look.isPending} onPress={() => look.mutate({})}>
            {t('readOnly.look')}
          </Button>
        </Stack>
      </Note>
    </section>
  );
}
