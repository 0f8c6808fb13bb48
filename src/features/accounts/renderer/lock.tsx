import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { Door } from '#ui/door.tsx';
import { PasswordField } from '#ui/password-field.tsx';
import { Stack } from '#ui/stack.tsx';
import { PasswordFailure } from './password-failure.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The window is locked. It names nobody: who passes by learns only that. */
export function Lock() {
  const { t } = useTranslation('accounts');
  const [someoneElse, setSomeoneElse] = useState(false);
  if (someoneElse) {
    return (
      <Door title={t('lock.switchTitle')} lead={t('lock.switchLead')}>
        <SignInForm />
        <Button variant="quiet" onPress={() => setSomeoneElse(false)}>
          {t('lock.back')}
        </Button>
      </Door>
    );
  }
  return (
    <Door title={t('lock.title')} lead={t('lock.lead')}>
      <UnlockForm />
      <Button variant="quiet" onPress={() => setSomeoneElse(true)}>
        {t('lock.someoneElse')}
      </Button>
    </Door>
  );
}

function UnlockForm() {
  const { t } = useTranslation('accounts');
  const unlock = useMutation(commands.accounts.unlock);
  const { form, onSubmit, isBusy, failure } = useOperationForm({
    schema: accounts.unlock.input,
    defaultValues: { password: '' },
    submit: unlock.mutateAsync,
    onDone: () => {},
    clearOnRefusal: 'password',
  });
  const wait = useWait(failure);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <PasswordFailure failure={failure} wait={wait} />
        <FormField control={form.control} name="password">
          {(bound) => (
            <PasswordField
              {...bound}
              // The one field of this screen.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              size="large"
              label={t('fields.password')}
              autoComplete="current-password"
            />
          )}
        </FormField>
        <Button type="submit" variant="primary" size="large" wide isPending={isBusy} isDisabled={wait > 0}>
          {t('lock.action')}
        </Button>
      </Stack>
    </form>
  );
}
