import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { roles } from '#contract/access.ts';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { Button } from '#ui/button.tsx';
import { CheckboxGroup } from '#ui/checkbox.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { showToast } from '#ui/toast.tsx';
import { NewAccountFields } from './new-account-fields.tsx';

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
  const operation = useOperationForm({
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
  return (
    <FormFrame of={operation}>
      <NewAccountFields isOwn={false} />
      <FormField control={operation.form.control} name="roles">
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
        <SubmitButton of={operation} busy={t('add.busy')}>
          {t('add.action')}
        </SubmitButton>
      </DialogButtons>
    </FormFrame>
  );
}
