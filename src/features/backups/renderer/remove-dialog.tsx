import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { FormFailure } from '#renderer/lib/form-failure.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';

type RemoveDialogProps = {
  readonly named: { readonly kind: 'backup' | 'setAside'; readonly name: string };
  /** As people know it. */
  readonly called: string;
  readonly onClose: () => void;
};

/** What is removed here is gone for good, so it asks first. */
export function RemoveDialog({ named, called, onClose }: RemoveDialogProps) {
  const { t } = useTranslation('backups');
  const remove = useMutation({ ...commands.backups.remove, onSuccess: onClose });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      kind="alert"
      title={t(`remove.title.${named.kind}`, { called })}
      isBusy={remove.isPending}
    >
      <Stack>
        <Text>{t('remove.text')}</Text>
        <FormFailure failure={remove.error?.failure ?? null} feature="backups" />
        <DialogButtons>
          <Button onPress={onClose} isDisabled={remove.isPending}>
            {t('remove.keep')}
          </Button>
          <Button variant="danger" isPending={remove.isPending} onPress={() => remove.mutate(named)}>
            {t('remove.action')}
          </Button>
        </DialogButtons>
      </Stack>
    </Dialog>
  );
}
