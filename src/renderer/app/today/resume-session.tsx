import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import type { roleplay } from '#features/roleplay/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { formatWhen } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Button, ButtonLink } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { clockText } from '#ui/countdown.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Segments } from '#ui/segments.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';

type Session = NonNullable<OutputOf<typeof roleplay.active>['session']>;

/** The unfinished session: go on where it stopped, or close it without a score. */
export function ResumeSession({ session }: { readonly session: Session }) {
  const { t } = useTranslation('app');
  const [asking, setAsking] = useState(false);
  const { kind, progress } = session;
  const { done, total } = progress;
  const lastSaid = session.turns.findLast((turn) => turn.speaker !== 'trainee');
  return (
    <Card look="now">
      <Stack gap={2}>
        <Text look="small" tone="ink-2">
          {t('today.resume.meta', {
            kind: t(`kind.${kind}`),
            difficulty: t(`difficulty.${session.difficulty}`),
            when: formatWhen(session.startedAt),
          })}
        </Text>
        <Text as="h2" look="heading">
          {t('today.resume.title', { title: session.title })}
        </Text>
        {lastSaid && (
          <Text look="lead" tone="ink-2">
            {t(`today.resume.said_${kind}`, { name: session.persona?.name, text: lastSaid.text })}
          </Text>
        )}
        {total > 0 && (
          <Segments done={done} total={total} label={t('today.resume.segments', { done, total })} />
        )}
        <Stack direction="row" justify="between" gap={2} wrap>
          <Text look="small" tone="ink-2">
            {done < total
              ? t(`today.resume.progress_${kind}`, { at: done + 1, total })
              : t(`today.resume.done_${kind}`, { total })}
          </Text>
          <Text look="small" tone="ink-2" figures>
            {t('today.resume.time', { time: clockText(session.remainingMs) })}
          </Text>
        </Stack>
        <Stack direction="row" gap={2} wrap>
          <ButtonLink variant="primary" href={paths.session(session.id)}>
            {t('today.resume.go')}
          </ButtonLink>
          <Button variant="quiet" onPress={() => setAsking(true)}>
            {t('today.resume.decline')}
          </Button>
        </Stack>
      </Stack>
      <Decline sessionId={session.id} isOpen={asking} onClose={() => setAsking(false)} />
    </Card>
  );
}

type DeclineProps = { readonly sessionId: string; readonly isOpen: boolean; readonly onClose: () => void };

function Decline({ sessionId, isOpen, onClose }: DeclineProps) {
  const { t } = useTranslation('app');
  const abandon = useMutation(commands.roleplay.abandon);
  const decline = () =>
    abandon.mutate(
      { sessionId },
      { onSuccess: () => showToast({ kind: 'ok', text: t('today.decline.done') }) },
    );
  return (
    <Dialog
      kind="alert"
      isOpen={isOpen}
      onClose={onClose}
      isBusy={abandon.isPending}
      title={t('today.decline.title')}
    >
      <Text>{t('today.decline.text')}</Text>
      {abandon.error && <Failed error={abandon.error} feature="roleplay" />}
      <DialogButtons>
        <Button onPress={onClose} isDisabled={abandon.isPending}>
          {t('today.decline.keep')}
        </Button>
        <Button variant="danger" isPending={abandon.isPending} onPress={decline}>
          {t('today.decline.go')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
