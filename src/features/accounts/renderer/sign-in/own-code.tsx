import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { CodeField } from '#ui/code-field.tsx';
import { Door } from '#ui/door.tsx';
import { Note } from '#ui/note.tsx';
import { BackToSignIn } from './back-to-sign-in.tsx';

type OwnCodeProps = {
  readonly onBack: () => void;
  readonly backTo?: 'signIn' | 'lock';
};

/** Signs in with one's own recovery code. It names nobody: the code alone says whose it is. */
export function OwnCode({ onBack, backTo = 'signIn' }: OwnCodeProps) {
  const { t } = useTranslation('accounts');
  const signIn = useMutation(commands.accounts.signInByCode);
  const operation = useOperationForm({
    schema: accounts.signInByCode.input,
    defaultValues: { personalCode: '' },
    submit: signIn.mutateAsync,
    onDone: () => {},
    feature: 'accounts',
  });
  const isWrong = operation.failure?.code === 'WRONG_CODE';
  return (
    <Door title={t('ownCode.title')} lead={t('ownCode.lead')}>
      <FormFrame of={operation} refusal={isWrong ? <WrongCode /> : undefined}>
        <FormField control={operation.form.control} name="personalCode">
          {(bound) => (
            <CodeField
              {...bound}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- Whoever chose this way goes on typing here.
              autoFocus
              label={t('ownCode.field')}
              help={t('ownCode.help')}
            />
          )}
        </FormField>
        <SubmitButton of={operation} size="large" wide busy={t('signIn.busy')}>
          {t('signIn.action')}
        </SubmitButton>
      </FormFrame>
      <BackToSignIn onPress={onBack} to={backTo} />
    </Door>
  );
}

/** No name is in question, unlike with a code from an admin. */
function WrongCode() {
  const { t } = useTranslation('accounts');
  return (
    <Note kind="bad" role="alert" title={t('ownCode.wrong.title')}>
      {t('ownCode.wrong.text')}
    </Note>
  );
}
