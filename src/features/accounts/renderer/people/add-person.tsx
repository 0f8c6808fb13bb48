import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf, OutputOf } from '#contract/op.ts';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Note } from '#ui/note.tsx';
import { PersonFields } from '../fields/person-fields.tsx';
import { takenFields } from '../fields/taken-fields.ts';
import { CodeSlip } from './code-slip.tsx';

type Added = OutputOf<typeof accounts.create>;
type Create = (input: InputOf<typeof accounts.create>) => Promise<Added>;

/**
 * An admin makes an account for a person, and gets the slip with which they choose a password. Mount it to open it. While
 * the account is made or the slip is shown, nothing but its own button closes the dialog: the code comes only once.
 */
export function AddPerson({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const create = useMutation(commands.accounts.create);
  const [added, setAdded] = useState<Added | null>(null);
  return (
    <Dialog
      isOpen
      kind={added === null ? 'modal' : 'alert'}
      isBusy={create.isPending || added !== null}
      size={added === null ? 'wide' : 'normal'}
      onClose={onClose}
      title={added === null ? t('add.title') : t('add.done', { name: isolate(added.account.name) })}
    >
      {added === null ? (
        <AddPersonForm create={create.mutateAsync} onAdded={setAdded} onClose={onClose} />
      ) : (
        <CodeSlip person={added.account} slip={added.setUp} onDone={onClose} />
      )}
    </Dialog>
  );
}

type AddPersonFormProps = {
  readonly create: Create;
  readonly onAdded: (added: Added) => void;
  readonly onClose: () => void;
};

function AddPersonForm({ create, onAdded, onClose }: AddPersonFormProps) {
  const { t } = useTranslation('accounts');
  const operation = useOperationForm({
    schema: accounts.create.input,
    defaultValues: { name: '', username: '', email: '', phone: '', staffNumber: '', roles: ['trainee'] },
    submit: create,
    onDone: onAdded,
    fieldOfCode: takenFields,
    feature: 'accounts',
  });
  return (
    <FormFrame of={operation}>
      <PersonFields isNew />
      <Note>{t('add.note')}</Note>
      <DialogButtons>
        <Button onPress={onClose} isDisabled={operation.isBusy}>
          {t('add.cancel')}
        </Button>
        <SubmitButton of={operation} busy={t('add.busy')}>
          {t('add.action')}
        </SubmitButton>
      </DialogButtons>
    </FormFrame>
  );
}
