import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';

type DeclineSessionProps = {
  readonly sessionId: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Asks once before an unfinished session is closed for good. */
export function DeclineSession({ sessionId, isOpen, onClose }: DeclineSessionProps) {
  const { t } = useTranslation('roleplay');
  const abandon = useMutation(commands.roleplay.abandon);
  const decline = () =>
    abandon.mutate(
      { sessionId },
      {
        onSuccess: () => {
          onClose();
          showToast({ kind: 'ok', text: t('decline.done') });
        },
      },
    );
  return (
    <Dialog
      kind="alert"
      isOpen={isOpen}
      onClose={onClose}
      isBusy={abandon.isPending}
      title={t('decline.title')}
    >
      <Text>{t('decline.text')}</Text>
      {abandon.error && <Failed error={abandon.error} feature="roleplay" />}
      <DialogButtons>
        <Button onPress={onClose} isDisabled={abandon.isPending}>
          {t('decline.keep')}
        </Button>
        <Button variant="danger" isPending={abandon.isPending} onPress={decline}>
          {t('decline.go')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
