import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { CodeField } from '#ui/code-field.tsx';

/** Is given the code that takes the place of the one that was used. */
export type OnNextCode = (code: string) => void;

/** Signs in with one's own recovery code. It names nobody: the code alone says whose it is. */
export function CodeForm({ onNextCode }: { readonly onNextCode: OnNextCode }) {
  const { t } = useTranslation('accounts');
  const signIn = useMutation(commands.accounts.signInByCode);
  const operation = useOperationForm({
    schema: accounts.signInByCode.input,
    defaultValues: { personalCode: '' },
    submit: signIn.mutateAsync,
    onDone: ({ personalCode }) => onNextCode(personalCode),
    feature: 'accounts',
  });
  return (
    <FormFrame of={operation}>
      <FormField control={operation.form.control} name="personalCode">
        {(bound) => (
          <CodeField
            {...bound}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- Whoever chose this way goes on typing here.
            autoFocus
            label={t('signIn.code')}
            help={t('signIn.codeHelp')}
          />
        )}
      </FormField>
      <SubmitButton of={operation} size="large" wide busy={t('signIn.busy')}>
        {t('signIn.action')}
      </SubmitButton>
    </FormFrame>
  );
}
