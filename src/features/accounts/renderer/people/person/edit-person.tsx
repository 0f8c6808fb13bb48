import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '#contract/access.ts';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormCheckbox } from '#renderer/lib/form-checkbox.tsx';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { isolate } from '#renderer/lib/isolate.ts';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { showToast } from '#ui/toast.tsx';
import { PersonFields } from '../../fields/person-fields.tsx';
import { takenFields } from '../../fields/taken-fields.ts';
import { ConfirmRoles } from './confirm-roles.tsx';
import type { PersonView } from './person-view.ts';

/** A change of roles that waits for its confirmation. */
type Asked = { readonly roles: readonly Role[]; readonly answer: (goOn: boolean) => void };

/** Who a person is and what they may do. Roles are changed after one question. */
export function EditPerson({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('accounts');
  const update = useMutation(commands.accounts.update);
  const [asked, setAsked] = useState<Asked | null>(null);
  const confirm = (roles: readonly Role[]) =>
    new Promise<boolean>((resolve) => {
      const answer = (goOn: boolean) => {
        setAsked(null);
        resolve(goOn);
      };
      setAsked({ roles, answer });
    });
  const operation = useOperationForm({
    schema: accounts.update.input,
    defaultValues: {
      id: person.id,
      name: person.name,
      username: person.username,
      email: person.email ?? '',
      phone: person.phone ?? '',
      staffNumber: person.staffNumber ?? '',
      roles: person.roles,
      mustChangePassword: person.mustChangePassword,
      isActive: person.status !== 'inactive',
    },
    submit: async (input) => {
      if (!sameRoles(input.roles, person.roles) && !(await confirm(input.roles))) return null;
      return update.mutateAsync({ ...input, isActive: person.status !== 'inactive' });
    },
    onDone: (changed) => {
      if (changed !== null) {
        showToast({ kind: 'ok', text: t('person.saved', { name: isolate(changed.name) }) });
      }
    },
    fieldOfCode: takenFields,
    feature: 'accounts',
  });
  return (
    <Card title={t('person.edit')}>
      <FormFrame of={operation}>
        <PersonFields isNew={false} />
        <FormCheckbox name="mustChangePassword">{t('person.mustChange')}</FormCheckbox>
        <Stack direction="row">
          <SubmitButton of={operation} busy={t('person.saving')}>
            {t('person.save')}
          </SubmitButton>
        </Stack>
      </FormFrame>
      {asked && <ConfirmRoles person={person} roles={asked.roles} onAnswer={asked.answer} />}
    </Card>
  );
}

const sameRoles = (one: readonly Role[], other: readonly Role[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role));
