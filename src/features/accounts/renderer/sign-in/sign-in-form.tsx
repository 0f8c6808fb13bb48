import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { TextField } from '#ui/text-field.tsx';
import { CurrentPassword } from '../fields/current-password.tsx';

/** Username and password. After a refusal the password is empty and has the focus. The gate follows a success. */
export function SignInForm() {
  const { t } = useTranslation('accounts');
  const signIn = useMutation(commands.accounts.signIn);
  const operation = useOperationForm({
    schema: accounts.signIn.input,
    defaultValues: { identifier: '', password: '' },
    submit: signIn.mutateAsync,
    onDone: () => {},
    clearOnRefusal: 'password',
    feature: 'accounts',
  });
  return (
    <FormFrame of={operation}>
      <FormField control={operation.form.control} name="identifier">
        {(bound) => (
          <TextField
            {...bound}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- The caret is where typing starts: nothing comes before this field on its screen.
            autoFocus
            size="large"
            label={t('fields.username')}
            autoComplete="username"
            spellCheck="false"
          />
        )}
      </FormField>
      <CurrentPassword size="large" label={t('fields.password')} />
      <SubmitButton of={operation} size="large" wide busy={t('signIn.busy')}>
        {t('signIn.action')}
      </SubmitButton>
    </FormFrame>
  );
}
