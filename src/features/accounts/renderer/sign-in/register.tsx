import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { Button } from '#ui/button.tsx';
import { Door } from '#ui/door.tsx';
import { ContactFields } from '../fields/contact-fields.tsx';
import { NameFields } from '../fields/name-fields.tsx';
import { NewPassword } from '../fields/new-password.tsx';
import { takenFields } from '../fields/taken-fields.ts';
import { BackToSignIn } from './back-to-sign-in.tsx';

/** `onBack` is given what to sign in as. */
type RegisterProps = { readonly onBack: (identifier: string) => void };
type Made = { readonly username: string; readonly waiting: boolean };
const { USERNAME_TAKEN, EMAIL_TAKEN, PHONE_TAKEN } = takenFields;

/** An account of one's own making, and what happens with it next. */
export function Register({ onBack }: RegisterProps) {
  const { t } = useTranslation('accounts');
  const [made, setMade] = useState<Made | null>(null);
  if (made === null) return <RegisterForm onMade={setMade} onBack={() => onBack('')} />;
  const { username, waiting } = made;
  const next = waiting ? 'waiting' : 'ready';
  return (
    <Door title={t(`register.${next}.title`)} lead={t(`register.${next}.text`, { username })} focusTitle>
      <Button variant="primary" size="large" wide onPress={() => onBack(username)}>
        {t('signIn.back')}
      </Button>
    </Door>
  );
}

type RegisterFormProps = { readonly onMade: (made: Made) => void; readonly onBack: () => void };

function RegisterForm({ onMade, onBack }: RegisterFormProps) {
  const { t } = useTranslation('accounts');
  const register = useMutation(commands.accounts.register);
  const operation = useOperationForm({
    schema: accounts.register.input,
    defaultValues: { name: '', username: '', email: '', phone: '', password: '' },
    submit: register.mutateAsync,
    onDone: ({ waiting }, { username }) => onMade({ username, waiting }),
    fieldOfCode: { USERNAME_TAKEN, EMAIL_TAKEN, PHONE_TAKEN },
    feature: 'accounts',
  });
  const { control } = operation.form;
  const [name, username, email, phone] = useWatch({
    control,
    name: ['name', 'username', 'email', 'phone'],
  });
  return (
    <Door title={t('register.title')} lead={t('register.lead')}>
      <FormFrame of={operation}>
        <NameFields isOwn isNew />
        <ContactFields isOwn size="large" />
        <NewPassword
          name="password"
          size="large"
          label={t('fields.password')}
          about={[name, username, email ?? '', phone ?? '']}
        />
        <SubmitButton of={operation} size="large" wide busy={t('register.busy')}>
          {t('register.action')}
        </SubmitButton>
      </FormFrame>
      <BackToSignIn onPress={onBack} />
    </Door>
  );
}
