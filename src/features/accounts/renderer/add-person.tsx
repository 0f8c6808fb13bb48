import { useMutation } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { roles } from '#contract/access.ts';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { FormField } from '#renderer/lib/form-field.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { CheckboxGroup } from '#ui/checkbox.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { PasswordField } from '#ui/password-field.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import { StrengthMeter } from './strength-meter.tsx';
import { suggestUsername } from './suggest-username.ts';

type AddPersonProps = { readonly isOpen: boolean; readonly onClose: () => void };

/** An admin makes an account for a person and hands over its first password. */
export function AddPerson({ isOpen, onClose }: AddPersonProps) {
  const { t } = useTranslation('accounts');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('add.title')}>
      <AddPersonForm onClose={onClose} />
    </Dialog>
  );
}

function AddPersonForm({ onClose }: Pick<AddPersonProps, 'onClose'>) {
  const { t } = useTranslation('accounts');
  const create = useMutation(commands.accounts.create);
  const { form, onSubmit, isBusy, failure } = useOperationForm({
    schema: accounts.create.input,
    defaultValues: { name: '', username: '', password: '', roles: ['trainee'] },
    submit: create.mutateAsync,
    onDone: ({ name, username }) => {
      showToast({ kind: 'ok', text: t('add.done', { name, username }) });
      onClose();
    },
    fieldOfCode: { USERNAME_TAKEN: 'username' },
    feature: 'accounts',
  });
  const wait = useWait(failure);
  const { dirtyFields } = form.formState;
  const [name, username, password] = useWatch({
    control: form.control,
    name: ['name', 'username', 'password'],
  });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        <FormFailure failure={failure} feature="accounts" wait={wait} />
        <FormField control={form.control} name="name">
          {(bound) => (
            <TextField
              {...bound}
              // A dialog starts in its first field.
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              label={t('fields.name')}
              autoComplete="off"
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
              label={t('fields.username')}
              help={t('fields.usernameHelp')}
              autoComplete="off"
              spellCheck="false"
            />
          )}
        </FormField>
        <Stack gap={2}>
          <FormField control={form.control} name="password">
            {(bound) => (
              <PasswordField
                {...bound}
                label={t('fields.password')}
                help={t('add.passwordHelp')}
                autoComplete="new-password"
              />
            )}
          </FormField>
          <StrengthMeter password={password} about={[name, username]} />
        </Stack>
        <FormField control={form.control} name="roles">
          {({ inputRef: _nothingToFocus, ...bound }) => (
            <CheckboxGroup
              {...bound}
              label={t('fields.roles')}
              choices={roles.map((role) => ({
                id: role,
                label: t(`roles.${role}.name`),
                description: t(`roles.${role}.about`),
              }))}
            />
          )}
        </FormField>
        <DialogButtons>
          <Button onPress={onClose}>{t('add.cancel')}</Button>
          <Button type="submit" variant="primary" isPending={isBusy} isDisabled={wait > 0}>
            {isBusy ? t('add.busy') : t('add.action')}
          </Button>
        </DialogButtons>
      </Stack>
    </form>
  );
}
