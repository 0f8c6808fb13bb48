import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { FormField } from '#renderer/lib/form-field.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { Door } from '#ui/door.tsx';
import { Note } from '#ui/note.tsx';
import { PasswordField } from '#ui/password-field.tsx';
import { Segments } from '#ui/segments.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/text-field.tsx';
import { StrengthMeter } from '../strength-meter.tsx';
import { suggestUsername } from '../suggest-username.ts';

/** Step 1: the account that looks after this PC. Hands on the recovery code that comes with it. */
export function AccountStep({ onDone }: { readonly onDone: (recoveryCode: string) => void }) {
  const { t } = useTranslation('accounts');
  const create = useMutation(commands.accounts.createFirstAdmin);
  const { form, onSubmit, isBusy, failure } = useOperationForm({
    schema: accounts.createFirstAdmin.input,
    defaultValues: { name: '', username: '', password: '' },
    submit: create.mutateAsync,
    onDone: ({ recoveryCode }) => onDone(recoveryCode),
  });
  const wait = useWait(failure);
  const { dirtyFields } = form.formState;
  const [name, username, password] = useWatch({
    control: form.control,
    name: ['name', 'username', 'password'],
  });
  return (
    <Door title={t('welcome.account.title')} lead={t('welcome.account.lead')}>
      <Segments done={0} total={3} label={t('welcome.steps', { at: 1 })} />
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          <FormFailure failure={failure} feature="accounts" wait={wait} />
          <FormField control={form.control} name="name">
            {(bound) => (
              <TextField
                {...bound}
                // The first field of the first screen that anybody sees.
                // oxlint-disable-next-line jsx-a11y/no-autofocus
                autoFocus
                size="large"
                label={t('fields.yourName')}
                autoComplete="name"
                onChange={(text) => {
                  bound.onChange(text);
                  if (!dirtyFields.username) form.setValue('username', suggestUsername(text));
                }}
              />
            )}
          </FormField>
          <FormField control={form.control} name="username">
            {(bound) => (
              <TextField
                {...bound}
                size="large"
                label={t('fields.username')}
                help={t('fields.usernameHelp')}
                autoComplete="username"
                spellCheck="false"
              />
            )}
          </FormField>
          <Stack gap={2}>
            <FormField control={form.control} name="password">
              {(bound) => (
                <PasswordField
                  {...bound}
                  size="large"
                  label={t('fields.password')}
                  help={t('fields.passwordHelp')}
                  autoComplete="new-password"
                />
              )}
            </FormField>
            <StrengthMeter password={password} about={[name, username]} />
          </Stack>
          <Note icon={KeyRound}>{t('welcome.account.note')}</Note>
          <Button type="submit" variant="primary" size="large" isPending={isBusy} isDisabled={wait > 0}>
            {isBusy ? t('welcome.account.busy') : t('welcome.account.action')}
          </Button>
        </Stack>
      </form>
    </Door>
  );
}
