import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accounts } from '#features/accounts/contract.ts';
import type { CodeKind } from '#features/accounts/contract/fields.ts';
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

/** `keys`: new keys of the training data, with which goes a new code of it. */
type CodeToMake = CodeKind | 'keys';
type NewCodeProps = { readonly kind: CodeToMake; readonly onClose: () => void };

/**
 * Makes a new recovery code: the password first, then the code, once. Mount it to open it. While the code is on the way
 * or not yet kept, nothing but its own button closes the dialog.
 */
export function NewCode({ kind, onClose }: NewCodeProps) {
  const { t } = useTranslation('accounts');
  const forStore = useMutation(commands.accounts.newRecoveryCode);
  const forPerson = useMutation(commands.accounts.newPersonalCode);
  const withKeys = useMutation(commands.accounts.rekey);
  const issue = async (input: { password: string }): Promise<string> =>
    kind === 'personal'
      ? (await forPerson.mutateAsync(input)).personalCode
      : (await (kind === 'keys' ? withKeys : forStore).mutateAsync(input)).recoveryCode;
  const [code, setCode] = useState<string | null>(null);
  const onKept = () => {
    showToast({ kind: 'ok', text: t(`newCode.done.${kind}`) });
    onClose();
  };
  return (
    <Dialog
      isOpen
      kind={code === null ? 'modal' : 'alert'}
      isBusy={forStore.isPending || forPerson.isPending || withKeys.isPending || code !== null}
      onClose={onClose}
      title={code === null ? t(`newCode.title.${kind}`) : t(`newCode.shown.${kind}`)}
    >
      {code === null ? (
        <MakeCodeForm kind={kind} issue={issue} onCode={setCode} onClose={onClose} />
      ) : (
        <ShownCode kind={kind} code={code} onKept={onKept} />
      )}
    </Dialog>
  );
}

type MakeCodeFormProps = {
  readonly kind: CodeToMake;
  readonly issue: (input: { password: string }) => Promise<string>;
  readonly onCode: (code: string) => void;
  readonly onClose: () => void;
};

function MakeCodeForm({ kind, issue, onCode, onClose }: MakeCodeFormProps) {
  const { t } = useTranslation('accounts');
  const operation = useOperationForm({
    schema: accounts.newPersonalCode.input,
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
          <Text>{t(`newCode.lead.${kind}`)}</Text>
          <PasswordFailure of={operation} isAgain />
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- A dialog starts in its first field. */}
      <CurrentPassword autoFocus label={t('fields.currentPassword')} />
      <DialogButtons>
        <Button onPress={onClose} isDisabled={operation.isBusy}>
          {t('newCode.cancel')}
        </Button>
        <SubmitButton of={operation} busy={kind === 'keys' ? t('newCode.busyKeys') : t('newCode.busy')}>
          {kind === 'keys' ? t('newCode.actionKeys') : t('newCode.action')}
        </SubmitButton>
      </DialogButtons>
    </FormFrame>
  );
}

type ShownCodeProps = { readonly kind: CodeToMake; readonly code: string; readonly onKept: () => void };

/** The form that had the focus is gone, so that reading starts at what to do with the code. */
function ShownCode({ kind, code, onKept }: ShownCodeProps) {
  const { t } = useTranslation('accounts');
  const lead = useRef<HTMLDivElement>(null);
  useEffect(() => lead.current?.focus(), []);
  return (
    <>
      <div ref={lead} tabIndex={-1} data-focus-start>
        <Text>{t(`newCode.keep.${kind}`)}</Text>
      </div>
      <KeepCode kind={kind === 'keys' ? 'store' : kind} code={code} onKept={onKept} />
    </>
  );
}
