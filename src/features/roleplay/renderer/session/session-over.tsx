import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/lib/paths.ts';
import { ButtonLink } from '#ui/button.tsx';
import { CopyButton } from '#ui/copy-button.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { SessionView } from './exchange.ts';
import { StateBar } from './state-bar.tsx';

type SessionOverProps = {
  readonly session: SessionView;
  /** What was still in the box. */
  readonly unsent: string;
};

/** In the place of the box when the session has ended: why, and the way to the report. */
export function SessionOver({ session, unsent }: SessionOverProps) {
  const { t } = useTranslation('roleplay');
  const isScored = session.status === 'completed';
  return (
    <StateBar
      title={isScored ? t(`over.${endOf(session)}`) : t('over.closed')}
      action={
        <ButtonLink
          variant="primary"
          icon={FileText}
          href={isScored ? paths.report(session.id) : paths.practice}
        >
          {isScored ? t('over.go') : t('over.new')}
        </ButtonLink>
      }
    >
      {unsent.trim() !== '' && (
        <Stack gap={1}>
          <Text look="small" tone="ink-2">
            {t('over.unsent')}
          </Text>
          <Text>{unsent}</Text>
          <Stack direction="row">
            <CopyButton size="small" text={unsent} label={t('over.copy')} />
          </Stack>
        </Stack>
      )}
    </StateBar>
  );
}

/** What brought the end. */
function endOf({ remainingMs, progress }: SessionView): 'time' | 'conversation' | 'ended' {
  if (remainingMs === 0) return 'time';
  return progress.done >= progress.total ? 'conversation' : 'ended';
}
