import { useMutation } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { CodeField } from '#ui/code-field.tsx';
import { Door } from '#ui/door.tsx';
import { IdentifierField } from '../fields/identifier-field.tsx';
import { NewPassword } from '../fields/new-password.tsx';
import { BackToSignIn } from './back-to-sign-in.tsx';

type RedeemCodeProps = {
  /** Whether they never had a password, or forgot it. */
  readonly purpose: 'setUp' | 'reset';
  readonly identifier: string;
  readonly onBack: () => void;
};

/** Chooses a password with the one-time code of an admin, and signs in. */
export function RedeemCode({ purpose, identifier, onBack }: RedeemCodeProps) {
  const { t } = useTranslation('accounts');
  const redeem = useMutation(commands.accounts.redeemCode);
  const operation = useOperationForm({
    schema: accounts.redeemCode.input,
    defaultValues: { identifier, code: '', newPassword: '' },
    submit: redeem.mutateAsync,
    onDone: () => {},
    feature: 'accounts',
  });
  const { control } = operation.form;
  const typed = useWatch({ control, name: 'identifier' });
  return (
    <Door title={t(`redeem.title.${purpose}`)} lead={t(`redeem.lead.${purpose}`)}>
      <FormFrame of={operation}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- Whoever chose this way goes on typing here. */}
        <IdentifierField autoFocus />
        <FormField control={control} name="code">
          {(bound) => <CodeField {...bound} label={t('redeem.code')} help={t('redeem.codeHelp')} />}
        </FormField>
        <NewPassword name="newPassword" size="large" label={t('fields.newPassword')} about={[typed]} />
        <SubmitButton of={operation} size="large" wide busy={t('signIn.busy')}>
          {t('redeem.action')}
        </SubmitButton>
      </FormFrame>
      <BackToSignIn onPress={onBack} />
    </Door>
  );
}
