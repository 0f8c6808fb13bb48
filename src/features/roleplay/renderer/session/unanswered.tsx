import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { Button } from '#ui/button.tsx';
import { StateBar } from './state-bar.tsx';

/** A line was stored and its answer was not: going on with the session makes it. */
export function Unanswered({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation('roleplay');
  const resume = useMutation(commands.roleplay.resume);
  return (
    <StateBar
      title={t('unanswered.title')}
      text={t('unanswered.text')}
      action={
        <Button variant="primary" isPending={resume.isPending} onPress={() => resume.mutate({ sessionId })}>
          {t('unanswered.go')}
        </Button>
      }
    >
      {resume.error && <Failed error={resume.error} feature="roleplay" />}
    </StateBar>
  );
}
