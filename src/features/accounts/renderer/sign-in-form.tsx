import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { FormField } from '#renderer/lib/form-field.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { PasswordField } from '#ui/password-field.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/text-field.tsx';

/** Username and password. After a refusal the password is empty and has the focus. The gate follows a success. */
export function SignInForm() {
  const { t } = useTranslation('accounts');
  const signIn = useMutation(commands.accounts.signIn);
  const { form, onSubmit, isBusy, failure } = useOperationForm({
    schema: accounts.signIn.input,
    defaultValues: { identifier: '', password: '' },
    submit: signIn.mutateAsync,
    onDone: () => {},
    clearOnRefusal: 'password',
  });
  const wait = useWait(failure);
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FormFailure failure={failure} feature="accounts" wait={wait} />
        <FormField control={form.control} name="identifier">
          {(bound) => (
            <TextField
              {...bound}
              // The caret is where typing starts: nothing comes before this field on its screen.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              size="large"
              label={t('fields.username')}
              autoComplete="username"
              spellCheck="false"
            />
          )}
        </FormField>
        <FormField control={form.control} name="password">
          {(bound) => (
            <PasswordField
              {...bound}
              size="large"
              label={t('fields.password')}
              autoComplete="current-password"
            />
          )}
        </FormField>
        <Button type="submit" variant="primary" size="large" wide isPending={isBusy} isDisabled={wait > 0}>
          {isBusy ? t('signIn.busy') : t('signIn.action')}
        </Button>
      </Stack>
    </form>
  );
}
