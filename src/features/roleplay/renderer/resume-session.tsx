import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Play } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { commands } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { formatWhen } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { clockText } from '#ui/countdown.tsx';
import { Segments } from '#ui/segments.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { roleplay } from '../contract.ts';
import { DeclineSession } from './decline-session.tsx';

type Session = NonNullable<OutputOf<typeof roleplay.active>['session']>;

/** The unfinished session: go on where it stopped, or close it without a score. */
export function ResumeSession({ session }: { readonly session: Session }) {
  const { t } = useTranslation(['roleplay', 'app']);
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const resume = useMutation({
    ...commands.roleplay.resume,
    onSuccess: ({ id }) => router.history.push(paths.session(id)),
  });
  const { kind, progress } = session;
  const { done, total } = progress;
  // What a coach says begins with a greeting or a lead-in; only a customer's words say by themselves where things stand.
  const lastSaid = session.turns.findLast((turn) => turn.speaker === 'customer');
  return (
    <Card look="now">
      <Stack gap={2}>
        <Text look="small" tone="ink-2">
          {t('resume.meta', {
            kind: t(`app:kind.${kind}`),
            difficulty: t(`app:difficulty.${session.difficulty}`),
            when: formatWhen(session.startedAt),
          })}
        </Text>
        <Text as="h2" look="heading">
          {t('resume.title', { title: session.title })}
        </Text>
        {lastSaid && (
          <Text look="lead" tone="ink-2" brief>
            {t('resume.said', { name: session.persona?.name, text: lastSaid.text })}
          </Text>
        )}
        {total > 0 && <Segments done={done} total={total} label={t('resume.segments', { done, total })} />}
        <Stack direction="row" justify="between" gap={2} wrap>
          <Text look="small" tone="ink-2">
            {done < total ? t(`resume.progress_${kind}`, { at: done + 1, total }) : t('resume.done')}
          </Text>
          <Text look="small" tone="ink-2" figures>
            {t('resume.time', { time: clockText(session.remainingMs) })}
          </Text>
        </Stack>
        {resume.error && <Failed error={resume.error} feature="roleplay" />}
        <Stack direction="row" gap={2} wrap>
          <Button
            variant="primary"
            icon={Play}
            isPending={resume.isPending}
            onPress={() => resume.mutate({ sessionId: session.id })}
          >
            {t('resume.go')}
          </Button>
          <Button variant="quiet" onPress={() => setAsking(true)}>
            {t('resume.decline')}
          </Button>
        </Stack>
      </Stack>
      <DeclineSession sessionId={session.id} isOpen={asking} onClose={() => setAsking(false)} />
    </Card>
  );
}
