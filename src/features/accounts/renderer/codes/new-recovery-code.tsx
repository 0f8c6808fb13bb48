import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';
import { CurrentPassword } from '../fields/current-password.tsx';
import { KeepCode } from './keep-code.tsx';
import { PasswordFailure } from '../fields/password-failure.tsx';

/**
 * An admin makes a new recovery code of the store: the password first, then the code, once. Mount it to open it. While
 * the code is on the way or not yet kept, nothing but its own button closes the dialog.
 */
export function NewRecoveryCode({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const issue = useMutation(commands.accounts.newRecoveryCode);
  const [code, setCode] = useState<string | null>(null);
  const onKept = () => {
    showToast({ kind: 'ok', text: t('newCode.done') });
    onClose();
  };
  return (
    <Dialog
      isOpen
      kind={code === null ? 'modal' : 'alert'}
      isBusy={issue.isPending || code !== null}
      onClose={onClose}
      title={code === null ? t('newCode.title') : t('recoveryCode.title.store')}
    >
      {code === null ? (
        <PasswordForm
          issue={issue.mutateAsync}
          onCode={({ recoveryCode }) => setCode(recoveryCode)}
          onClose={onClose}
        />
      ) : (
        <ShownCode code={code} onKept={onKept} />
      )}
    </Dialog>
  );
}

type PasswordFormProps = {
  readonly issue: (input: { password: string }) => Promise<{ recoveryCode: string }>;
  readonly onCode: (output: { recoveryCode: string }) => void;
  readonly onClose: () => void;
};

function PasswordForm({ issue, onCode, onClose }: PasswordFormProps) {
  const { t } = useTranslation('accounts');
  const operation = useOperationForm({
    schema: accounts.newRecoveryCode.input,
    defaultValues: { password: '' },
    submit: issue,
    onDone: onCode,
    clearOnRefusal: 'password',
    feature: 'accounts',
  });
  return (
    <FormFrame
      of={operation}
      refusal={
        <>
          <Text>{t('newCode.lead')}</Text>
          <PasswordFailure of={operation} />
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- A dialog starts in its first field. */}
      <CurrentPassword autoFocus label={t('fields.currentPassword')} />
      <DialogButtons>
        <Button onPress={onClose} isDisabled={operation.isBusy}>
          {t('newCode.cancel')}
        </Button>
        <SubmitButton of={operation} busy={t('newCode.busy')}>
          {t('newCode.action')}
        </SubmitButton>
      </DialogButtons>
    </FormFrame>
  );
}

/** The form that had the focus is gone, so that reading starts at what to do with the code. */
function ShownCode({ code, onKept }: { readonly code: string; readonly onKept: () => void }) {
  const { t } = useTranslation('accounts');
  const lead = useRef<HTMLDivElement>(null);
  useEffect(() => lead.current?.focus(), []);
  return (
    <>
      <div ref={lead} tabIndex={-1} data-focus-start>
        <Text>{t('newCode.keep')}</Text>
      </div>
      <KeepCode kind="store" code={code} onKept={onKept} />
    </>
  );
}
