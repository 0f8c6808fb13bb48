import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { Door } from '#ui/door.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextButton } from '#ui/text-button.tsx';
import { CurrentPassword } from '../fields/current-password.tsx';
import { PasswordFailure } from '../fields/password-failure.tsx';
import { isLockedFor } from '../locked/is-locked-for.ts';
import { LockedPassword } from '../locked/locked-password.tsx';
import { useLockedUntil } from '../locked/use-locked-until.ts';
import { WithoutWaiting } from '../locked/without-waiting.tsx';

type UnlockProps = {
  /** Whose window it is, where that may be told. */
  readonly name: string | null;
  readonly onForgot: () => void;
  readonly onOwnCode: () => void;
  readonly onSomeoneElse: () => void;
};

/** The password of whoever locked the window opens it as it was left. */
export function Unlock({ name, onForgot, onOwnCode, onSomeoneElse }: UnlockProps) {
  const { t } = useTranslation('accounts');
  const unlock = useMutation(commands.accounts.unlock);
  const operation = useOperationForm({
    schema: accounts.unlock.input,
    defaultValues: { password: '' },
    submit: unlock.mutateAsync,
    onDone: () => {},
    clearOnRefusal: 'password',
    feature: 'accounts',
  });
  const isLocked = isLockedFor(operation);
  const time = useLockedUntil(operation);
  const title = name === null ? t('lock.title') : t('lock.by', { name: isolate(name) });
  return (
    <Door
      title={isLocked ? t('locked.title', { time }) : title}
      windowTitle={t('lock.title')}
      lead={!isLocked && t('lock.lead')}
      focusTitle={isLocked}
    >
      <FormFrame of={operation} refusal={<PasswordFailure of={operation} isAgain />}>
        {isLocked ? (
          <LockedPassword until={time} action={t('locked.unlockFrom', { time })} />
        ) : (
          <>
            {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The one field of this screen. */}
            <CurrentPassword autoFocus size="large" label={t('fields.password')} />
            <SubmitButton of={operation} size="large" wide>
              {t('lock.action')}
            </SubmitButton>
          </>
        )}
      </FormFrame>
      {isLocked ? (
        <WithoutWaiting onOwnCode={onOwnCode} onSomeoneElse={onSomeoneElse} />
      ) : (
        <Stack direction="row" justify="between" wrap gap={2}>
          <TextButton onPress={onForgot}>{t('signIn.forgot')}</TextButton>
          <TextButton onPress={onSomeoneElse}>{t('lock.someoneElse')}</TextButton>
        </Stack>
      )}
    </Door>
  );
}
