import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { partOfDay } from '#renderer/lib/format.ts';
import { useInForce } from '#renderer/lib/use-in-force.ts';
import { Door } from '#ui/door.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextButton } from '#ui/text-button.tsx';
import { CurrentPassword } from '../fields/current-password.tsx';
import { PasswordFailure } from '../fields/password-failure.tsx';
import { isLockedFor } from '../locked/is-locked-for.ts';
import { LockedPassword } from '../locked/locked-password.tsx';
import { useLockedUntil } from '../locked/use-locked-until.ts';
import { WithoutWaiting } from '../locked/without-waiting.tsx';
import { KeepSignedIn } from './keep-signed-in.tsx';
import type { Way } from './way.ts';
import { tellKept } from './tell-kept.ts';
import { WhoField } from './who-field.tsx';

type PasswordDoorProps = {
  readonly identifier: string;
  readonly onIdentifier: (identifier: string) => void;
  readonly onWay: (way: Way) => void;
  readonly onBack?: () => void;
};

/** The way in that most people take: who they are, and their password. */
export function PasswordDoor(props: PasswordDoorProps) {
  const [person, setPerson] = useState(0);
  const startAnew = () => {
    props.onIdentifier('');
    setPerson(person + 1);
  };
  return <SignInForm key={person} {...props} onSomeoneElse={startAnew} />;
}

function SignInForm({
  identifier,
  onIdentifier,
  onWay,
  onBack,
  onSomeoneElse,
}: PasswordDoorProps & { readonly onSomeoneElse: () => void }) {
  const { t } = useTranslation('accounts');
  const signIn = useMutation(commands.accounts.signIn);
  const operation = useOperationForm({
    schema: accounts.signIn.input,
    defaultValues: { identifier, password: '', keep: false },
    submit: signIn.mutateAsync,
    onDone: ({ kept }) => tellKept(kept, t),
    clearOnRefusal: 'password',
    feature: 'accounts',
  });
  const isLocked = isLockedFor(operation);
  const lockedUntil = useLockedUntil(operation);
  const goTo = (way: Way) => {
    onIdentifier(operation.form.getValues('identifier'));
    onWay(way);
  };
  return (
    <Door {...useHead(isLocked ? lockedUntil : null, onBack !== undefined)} focusTitle={isLocked}>
      <FormFrame of={operation} refusal={<PasswordFailure of={operation} />}>
        <WhoField isFixed={isLocked} />
        {isLocked ? (
          <LockedPassword until={lockedUntil} action={t('locked.signInFrom', { time: lockedUntil })} />
        ) : (
          <>
            <CurrentPassword
              size="large"
              label={t('fields.password')}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- Whose name stands there already types the password next.
              autoFocus={identifier !== ''}
            />
            <KeepSignedIn />
            <SubmitButton of={operation} size="large" wide busy={t('signIn.busy')}>
              {t('signIn.action')}
            </SubmitButton>
          </>
        )}
      </FormFrame>
      {isLocked ? (
        <WithoutWaiting onOwnCode={() => goTo('ownCode')} onSomeoneElse={onSomeoneElse} />
      ) : (
        <Stack direction="row" justify="between" wrap gap={2}>
          <TextButton onPress={() => goTo('forgotPassword')}>{t('signIn.forgot')}</TextButton>
          <TextButton onPress={() => goTo('newHere')}>{t('signIn.newHere')}</TextButton>
        </Stack>
      )}
      {onBack && (
        <p>
          <TextButton onPress={onBack}>{t('lock.back')}</TextButton>
        </p>
      )}
    </Door>
  );
}

/** A greeting and where this PC stands; over a lock, that somebody else's work stays. */
function useHead(lockedUntil: string | null, isOverLock: boolean) {
  const { t } = useTranslation('accounts');
  const inForce = useInForce();
  const place = [inForce?.organisation, inForce?.branch, inForce?.pcName].filter(Boolean).join(', ');
  const windowTitle = t('signIn.windowTitle');
  if (lockedUntil !== null)
    return { look: 'greeting', title: t('locked.title', { time: lockedUntil }), windowTitle } as const;
  if (isOverLock) return { title: t('lock.switchTitle'), lead: t('lock.switchLead') } as const;
  return {
    look: 'greeting',
    title: t(`signIn.greeting.${partOfDay()}`),
    windowTitle,
    lead: place === '' ? t('signIn.lead') : t('signIn.place', { place }),
  } as const;
}
