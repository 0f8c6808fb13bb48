import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { answerStepUp, useStepUpAsked } from '#renderer/lib/step-up.ts';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Text } from '#ui/text.tsx';
import { CurrentPassword } from '../fields/current-password.tsx';
import { PasswordFailure } from '../fields/password-failure.tsx';

/** Over whatever is being done: the password once more, where a command wants to see it again. */
export function StepUp() {
  const isAsked = useStepUpAsked();
  // The window locks, or they leave: nobody answers any more.
  useEffect(() => () => answerStepUp(false), []);
  return isAsked && <AskForPassword />;
}

function AskForPassword() {
  const { t } = useTranslation('accounts');
  const confirm = useMutation(commands.accounts.confirmPassword);
  const operation = useOperationForm({
    schema: accounts.confirmPassword.input,
    defaultValues: { password: '' },
    submit: confirm.mutateAsync,
    onDone: () => answerStepUp(true),
    clearOnRefusal: 'password',
    feature: 'accounts',
  });
  const giveUp = () => answerStepUp(false);
  return (
    <Dialog isOpen isBusy={operation.isBusy} onClose={giveUp} title={t('stepUp.title')}>
      <FormFrame of={operation} refusal={<PasswordFailure of={operation} isAgain />}>
        <Text>{t('stepUp.text')}</Text>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The one field of this dialog. */}
        <CurrentPassword autoFocus label={t('stepUp.password')} />
        <DialogButtons>
          <Button onPress={giveUp} isDisabled={operation.isBusy}>
            {t('stepUp.cancel')}
          </Button>
          <SubmitButton of={operation}>{t('stepUp.action')}</SubmitButton>
        </DialogButtons>
      </FormFrame>
    </Dialog>
  );
}
