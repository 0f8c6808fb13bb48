import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { commands, queries } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { isolate } from '#renderer/lib/isolate.ts';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { Select } from '#ui/select.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/text-field.tsx';
import { showToast } from '#ui/toast.tsx';
import type { Life } from '../../contract/lifecycle.ts';
import { approvals } from '../../contract/shapes.ts';

type GovernDialogProps = { readonly life: Life; readonly onClose: () => void };

const nobody = 'nobody';

/** Who answers for a document, on which days it is valid, and whether it is for everybody. */
export function GovernDialog({ life, onClose }: GovernDialogProps) {
  const { t } = useTranslation('library');
  const [ownerId, setOwnerId] = useState(life.owner?.id ?? nobody);
  const [approval, setApproval] = useState(life.approval);
  const [validFrom, setValidFrom] = useState(life.validFrom ?? '');
  const [validUntil, setValidUntil] = useState(life.validUntil ?? '');
  const people = useQuery(queries.accounts.list({ status: 'active', pageSize: 100 }));
  const govern = useMutation({
    ...commands.library.govern,
    onSuccess: () => {
      showToast({ kind: 'ok', text: t('govern.saved', { title: isolate(life.title) }) });
      onClose();
    },
  });
  const others = (people.data?.items ?? []).filter(({ id }) => id !== life.owner?.id);
  const owners = [
    { id: nobody, label: t('govern.nobody') },
    ...[...(life.owner === null ? [] : [life.owner]), ...others].map(({ id, name }) => ({ id, label: name })),
  ];
  const isBackwards = validFrom !== '' && validUntil !== '' && validUntil < validFrom;
  const save = () =>
    govern.mutate({
      documentId: life.id,
      approval,
      ...(ownerId !== nobody && { ownerId }),
      ...(validFrom !== '' && { validFrom }),
      ...(validUntil !== '' && { validUntil }),
    });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('govern.title', { title: isolate(life.title) })}
      isBusy={govern.isPending}
    >
      <Stack>
        <FormFailure failure={govern.error?.failure ?? null} feature="library" />
        <RadioGroup
          label={t('govern.approval')}
          choices={approvals.map((id) => ({
            id,
            label: t(`standing.${id === 'approved' ? 'approved' : id}`),
            description: t(`govern.about.${id}`),
          }))}
          value={approval}
          onChange={setApproval}
        />
        <TextField
          type="date"
          label={t('govern.from')}
          help={t('govern.fromHelp')}
          value={validFrom}
          onChange={setValidFrom}
        />
        <TextField
          type="date"
          label={t('govern.until')}
          help={t('govern.untilHelp')}
          value={validUntil}
          onChange={setValidUntil}
          error={isBackwards ? t('govern.backwards') : undefined}
        />
        <Select
          label={t('govern.owner')}
          help={t('govern.ownerHelp')}
          choices={owners}
          value={ownerId}
          onChange={setOwnerId}
        />
        <DialogButtons>
          <Button onPress={onClose} isDisabled={govern.isPending}>
            {t('govern.cancel')}
          </Button>
          <Button variant="primary" isPending={govern.isPending} isDisabled={isBackwards} onPress={save}>
            {t('govern.save')}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
