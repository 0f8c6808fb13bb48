import { useMutation } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Text } from '#ui/text.tsx';

type Move = { readonly current: { readonly pathname: string }; readonly next: { readonly pathname: string } };

const leaves = ({ current, next }: Move): boolean => current.pathname !== next.pathname;

/** While the clock runs, another screen pauses the session first, and closing the window asks. */
export function LeaveGuard({
  sessionId,
  isActive,
}: {
  readonly sessionId: string;
  readonly isActive: boolean;
}) {
  const { t } = useTranslation('roleplay');
  const blocker = useBlocker({
    shouldBlockFn: leaves,
    enableBeforeUnload: isActive,
    disabled: !isActive,
    withResolver: true,
  });
  const pause = useMutation(commands.roleplay.pause);
  const stay = () => blocker.reset?.();
  const leave = () =>
    pause.mutate(
      { sessionId },
      {
        onSuccess: () => blocker.proceed?.(),
        // There is no clock left to stop.
        onError: ({ code }) => code === 'SESSION_CLOSED' && blocker.proceed?.(),
      },
    );
  return (
    <Dialog
      kind="alert"
      isOpen={blocker.status === 'blocked'}
      onClose={stay}
      isBusy={pause.isPending}
      title={t('leave.title')}
    >
      <Text>{t('leave.text')}</Text>
      {pause.error && <Failed error={pause.error} feature="roleplay" />}
      <DialogButtons>
        <Button onPress={stay} isDisabled={pause.isPending}>
          {t('leave.stay')}
        </Button>
        <Button variant="primary" isPending={pause.isPending} onPress={leave}>
          {t('leave.go')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
