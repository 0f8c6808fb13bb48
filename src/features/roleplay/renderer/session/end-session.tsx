import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { paths } from '#renderer/lib/paths.ts';
import { Button } from '#ui/button.tsx';
import { Dialog, DialogButtons } from '#ui/dialog.tsx';
import { Text } from '#ui/text.tsx';
import type { SessionView } from './exchange.ts';

type EndSessionProps = {
  readonly session: SessionView;
  readonly hasDraft: boolean;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

/** Asks once before an early end, because it cannot be taken back, and leads to the report. */
export function EndSession({ session, hasDraft, isOpen, onClose }: EndSessionProps) {
  const { t } = useTranslation('roleplay');
  const router = useRouter();
  const finish = useMutation(commands.roleplay.finish);
  const { id: sessionId, kind, progress } = session;
  const open = Math.max(0, progress.total - progress.done);
  const end = () =>
    finish.mutate(
      { sessionId },
      // The session is over, so that the guard of this screen has nothing to ask.
      { onSuccess: () => router.history.push(paths.report(sessionId), undefined, { ignoreBlocker: true }) },
    );
  return (
    <Dialog kind="alert" isOpen={isOpen} onClose={onClose} isBusy={finish.isPending} title={t('end.title')}>
      <Text>
        {open === 0
          ? t('end.none')
          : kind === 'interview'
            ? t('end.open', { count: open })
            : t('end.openSteps')}
      </Text>
      {hasDraft && <Text>{t('end.draft')}</Text>}
      {finish.error && <Failed error={finish.error} feature="roleplay" />}
      <DialogButtons>
        <Button onPress={onClose} isDisabled={finish.isPending}>
          {t('end.stay')}
        </Button>
        <Button variant="primary" isPending={finish.isPending} onPress={end}>
          {finish.isPending ? t('end.busy') : t('end.go')}
        </Button>
      </DialogButtons>
    </Dialog>
  );
}
