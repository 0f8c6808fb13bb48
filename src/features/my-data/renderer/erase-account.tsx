import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { myData } from '#features/my-data/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFrame, SubmitButton } from '#renderer/lib/form-frame.tsx';
import { useOperationForm } from '#renderer/lib/form.ts';
import { dropKeptOf } from '#renderer/lib/kept.ts';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { EraseFacts } from './erase-facts.tsx';
import { EraseFields } from './erase-fields.tsx';
import { sayFarewell } from './farewell.tsx';
import type { Overview } from './overview.ts';

type EraseAccountProps = { readonly overview: Overview; readonly onClose: () => void };

/** What goes, what stays and until when; then the username and the password, so that it is meant. Mount it to open it. */
export function EraseAccount({ overview, onClose }: EraseAccountProps) {
  const { t } = useTranslation('myData');
  const erase = useMutation(commands.myData.erase);
  const operation = useOperationForm({
    schema: myData.erase.input,
    defaultValues: { username: '', password: '' },
    submit: erase.mutateAsync,
    onDone: ({ accountId, copies }) => {
      dropKeptOf(accountId);
      sayFarewell(copies);
    },
    fieldOfCode: { NOT_FOUND: 'username' },
    clearOnRefusal: 'password',
    feature: 'myData',
  });
  return (
    <Dialog isOpen size="wide" isBusy={operation.isBusy} onClose={onClose} title={t('erase.title')}>
      <FormFrame of={operation}>
        <EraseFacts overview={overview} />
        <EraseFields
          usernameLabel={t('erase.username')}
          usernameHelp={t('erase.usernameHelp', { username: overview.username })}
          passwordLabel={t('erase.password')}
        />
        <DialogButtons>
          <Button onPress={onClose} isDisabled={operation.isBusy}>
            {t('erase.cancel')}
          </Button>
          <SubmitButton of={operation} variant="danger" busy={t('erase.busy')}>
            {t('erase.action')}
          </SubmitButton>
        </DialogButtons>
      </FormFrame>
    </Dialog>
  );
}
