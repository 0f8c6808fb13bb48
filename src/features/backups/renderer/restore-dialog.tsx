import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#contract/op.ts';
import { commands } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { useWait } from '#renderer/lib/use-wait.ts';
import { Button } from '#ui/button.tsx';
import { CodeField } from '#ui/code-field.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Note } from '#ui/note.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { backups } from '../contract.ts';
import { RestoreDoubts, useRestoreDoubts } from './restore-doubts.tsx';
import { WorkProgress } from './work-progress.tsx';

export type KeptStore = InputOf<typeof backups.restore>['kept'];
/** A kept store as people know it. */
export type Wanted = { readonly kept: KeptStore; readonly called: string };

/** Says what a restore does, asks for the code where the PC has no key, and begins it. */
export function RestoreDialog({
  wanted,
  onClose,
}: {
  readonly wanted: Wanted;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('backups');
  const [recoveryCode, setRecoveryCode] = useState('');
  const restore = useMutation(commands.backups.restore);
  const failure = restore.error?.failure ?? null;
  const wait = useWait(failure);
  const doubts = useRestoreDoubts(failure);
  const isBegun = restore.isSuccess;
  const begin = (): void =>
    restore.mutate({
      kept: wanted.kept,
      ...doubts.confirmed,
      ...(recoveryCode.trim() === '' ? {} : { recoveryCode }),
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      kind="alert"
      title={t('restore.title', { called: wanted.called })}
      isBusy={restore.isPending || isBegun}
    >
      <Stack>
        <Text>{t('restore.text')}</Text>
        <Note kind="info" title={t('restore.safeTitle')}>
          {t('restore.safe')}
        </Note>
        <FormFailure failure={failure} feature="backups" wait={wait} />
        {doubts.needsCode && (
          <CodeField
            label={t('restore.code')}
            help={t('restore.codeHelp')}
            value={recoveryCode}
            onChange={setRecoveryCode}
          />
        )}
        <RestoreDoubts doubts={doubts} />
        {restore.isPending && <WorkProgress />}
        {isBegun && <Text>{t('restore.begun')}</Text>}
        <DialogButtons>
          <Button onPress={onClose} isDisabled={restore.isPending || isBegun}>
            {t('restore.keep')}
          </Button>
          <Button
            variant="danger"
            isPending={restore.isPending || isBegun}
            isDisabled={wait > 0 || doubts.isOpen}
            onPress={begin}
          >
            {t('restore.begin')}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
