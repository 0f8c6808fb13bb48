import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { Button } from '#ui/button.tsx';
import { Door } from '#ui/door.tsx';
import type { OnNextCode } from '../sign-in/code-form.tsx';
import { CurrentPassword } from '../fields/current-password.tsx';
import { PasswordFailure } from '../fields/password-failure.tsx';
import { SignInWays } from '../sign-in/sign-in-ways.tsx';

/** The window is locked. It names nobody: who passes by learns only that. */
export function Lock({ onNextCode }: { readonly onNextCode: OnNextCode }) {
  const { t } = useTranslation('accounts');
  const [someoneElse, setSomeoneElse] = useState(false);
  if (someoneElse) {
    return (
      <Door title={t('lock.switchTitle')} lead={t('lock.switchLead')}>
        <SignInWays onNextCode={onNextCode} />
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
  const operation = useOperationForm({
    schema: accounts.unlock.input,
    defaultValues: { password: '' },
    submit: unlock.mutateAsync,
    onDone: () => {},
    clearOnRefusal: 'password',
    feature: 'accounts',
  });
  return (
    <FormFrame of={operation} refusal={<PasswordFailure of={operation} />}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The one field of this screen. */}
      <CurrentPassword autoFocus size="large" label={t('fields.password')} />
      <SubmitButton of={operation} size="large" wide>
        {t('lock.action')}
      </SubmitButton>
    </FormFrame>
  );
}
