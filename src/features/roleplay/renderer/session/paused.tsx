import { useMutation } from '@tanstack/react-query';
import { Play } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { Button } from '#ui/button.tsx';
import { clockText } from '#ui/countdown.tsx';
import type { SessionView } from './exchange.ts';
import { StateBar } from './state-bar.tsx';

/** In the place of the box while the clock stands still. */
export function Paused({ session, hasDraft }: { readonly session: SessionView; readonly hasDraft: boolean }) {
  const { t } = useTranslation('roleplay');
  const resume = useMutation(commands.roleplay.resume);
  const goOn = () => resume.mutate({ sessionId: session.id });
  return (
    <StateBar
      title={t('paused.title', { time: clockText(session.remainingMs) })}
      text={hasDraft ? `${t('paused.text')} ${t('paused.draft')}` : t('paused.text')}
      action={
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- The box that had the focus is gone; this button is what goes on.
        <Button autoFocus variant="primary" icon={Play} isPending={resume.isPending} onPress={goOn}>
          {t('paused.go')}
        </Button>
      }
    >
      {resume.error && <Failed error={resume.error} feature="roleplay" />}
    </StateBar>
  );
}
