import { useMutation } from '@tanstack/react-query';
import { KeyRound, LockOpen, LogOut, UserCheck, UserX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { formatMoment, formatWhen } from '#renderer/lib/format.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';
import { CodeSlip, type OneTimeCode } from '../code-slip.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { AnotherCode } from './another-code.tsx';
import type { PersonView } from './person-view.ts';
import { useSetActive } from './use-set-active.ts';

type SigningInProps = {
  readonly person: PersonView;
  /** Whether it is the admin's own account, which another admin deactivates. */
  readonly isOwn: boolean;
};

/** Whether a person can sign in, and what an admin does about it. Each takes effect at once. */
export function SigningIn({ person, isOwn }: SigningInProps) {
  const { t } = useTranslation('accounts');
  const { id, status, lastSignInAt, codeExpiresAt, asksForCode } = person;
  const name = isolate(person.name);
  const onError = useFailureToast('accounts');
  const say = (text: string) => showToast({ kind: 'ok', text });
  const unlock = useMutation({
    ...commands.accounts.endLock,
    onError,
    onSuccess: () => say(t('person.unlocked', { name })),
  });
  const signOut = useMutation({
    ...commands.accounts.endSignInsOf,
    onError,
    onSuccess: () => say(t('person.signedOut', { name })),
  });
  const issue = useMutation({ ...commands.accounts.issueCode, onError });
  const activate = useSetActive(id, true, (changed) =>
    say(t('person.activated', { name: isolate(changed.name) })),
  );
  // Nothing is lost by it but that they are signed out and a code that was out has ended, which is said: so it can be taken
  // back instead of being asked about.
  const deactivate = useSetActive(id, false, (changed) =>
    showToast({
      kind: 'ok',
      text: t(codeExpiresAt === null ? 'person.deactivated' : 'person.deactivatedWithCode', {
        name: isolate(changed.name),
      }),
      action: { label: t('person.undo'), onAction: () => activate.mutate() },
    }),
  );
  const isActive = status !== 'inactive';
  const change = isActive ? deactivate : activate;
  const [slip, setSlip] = useState<OneTimeCode | null>(null);
  const [asks, setAsks] = useState(false);
  const makeCode = () => issue.mutate({ id }, { onSuccess: setSlip });
  return (
    <Card title={t('person.signingIn')} end={<StatusBadge of={person} />}>
      <Stack>
        {asksForCode && <Note kind="warn" title={t('person.asksForCode')} />}
        <Text tone="ink-2">
          {lastSignInAt === null
            ? t('person.neverIn')
            : t('person.lastIn', { when: formatWhen(lastSignInAt) })}
          {codeExpiresAt !== null && ` ${t('person.codeOut', { until: formatMoment(codeExpiresAt) })}`}
        </Text>
        <Stack direction="row" gap={2} wrap>
          {status === 'locked' && (
            <Button icon={LockOpen} isPending={unlock.isPending} onPress={() => unlock.mutate({ id })}>
              {t('person.unlock')}
            </Button>
          )}
          {isActive && (
            <>
              <Button
                icon={KeyRound}
                isPending={issue.isPending}
                onPress={() => (codeExpiresAt === null ? makeCode() : setAsks(true))}
              >
                {t('person.makeCode')}
              </Button>
              <Button icon={LogOut} isPending={signOut.isPending} onPress={() => signOut.mutate({ id })}>
                {t('signIns.everywhere')}
              </Button>
            </>
          )}
          {!isOwn && (
            <Button
              icon={isActive ? UserX : UserCheck}
              isPending={change.isPending}
              onPress={() => change.mutate()}
            >
              {isActive ? t('person.deactivate') : t('person.activate')}
            </Button>
          )}
        </Stack>
      </Stack>
      {asks && codeExpiresAt !== null && (
        <AnotherCode
          name={name}
          until={codeExpiresAt}
          onAnswer={(goOn) => {
            setAsks(false);
            if (goOn) makeCode();
          }}
        />
      )}
      <Dialog
        isOpen={slip !== null}
        kind="alert"
        isBusy
        onClose={() => setSlip(null)}
        title={t('slip.title', { name })}
      >
        {slip && <CodeSlip person={person} slip={slip} onDone={() => setSlip(null)} />}
      </Dialog>
    </Card>
  );
}
