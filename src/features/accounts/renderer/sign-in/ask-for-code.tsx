import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { Door } from '#ui/door.tsx';
import { IdentifierField } from '../fields/identifier-field.tsx';
import { BackToSignIn } from './back-to-sign-in.tsx';

type AskForCodeProps = { readonly identifier: string; readonly onBack: (identifier: string) => void };

/** Asks the admins for a code. It says the same whether or not somebody is called so. */
export function AskForCode({ identifier, onBack }: AskForCodeProps) {
  const { t } = useTranslation('accounts');
  const ask = useMutation(commands.accounts.askForCode);
  const [asked, setAsked] = useState<string | null>(null);
  const operation = useOperationForm({
    schema: accounts.askForCode.input,
    defaultValues: { identifier },
    submit: ask.mutateAsync,
    onDone: (_output, input) => setAsked(input.identifier),
    feature: 'accounts',
  });
  if (asked !== null) {
    return (
      <Door title={t('ask.done')} lead={t('ask.next')} focusTitle>
        <BackToSignIn onPress={() => onBack(asked)} />
      </Door>
    );
  }
  return (
    <Door title={t('ask.title')} lead={t('ask.lead')}>
      <FormFrame of={operation}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The one field of this screen. */}
        <IdentifierField autoFocus />
        <SubmitButton of={operation} size="large" wide>
          {t('ask.action')}
        </SubmitButton>
      </FormFrame>
      <BackToSignIn onPress={() => onBack(operation.form.getValues('identifier'))} />
    </Door>
  );
}
