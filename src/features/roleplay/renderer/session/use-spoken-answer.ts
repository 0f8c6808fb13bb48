import { useTranslation } from 'react-i18next';
import { formatNumber } from '#renderer/lib/format.ts';
import type { SessionView } from './exchange.ts';
import { useSpeakerName } from './use-speaker-name.ts';

/** The feedback on the last line and what was answered to it, as one passage to be read aloud. */
export function useSpokenAnswer(session: SessionView): string {
  const { t } = useTranslation('roleplay');
  const name = useSpeakerName(session);
  const at = session.turns.findLastIndex(({ speaker }) => speaker === 'trainee');
  if (at < 0) return '';
  const feedback = session.turns[at]?.feedback ?? null;
  const answers = session.turns.slice(at + 1);
  return [
    ...(feedback === null
      ? []
      : [t('session.announceScore', { score: formatNumber(feedback.score), text: feedback.text })]),
    ...answers.map(({ text }) => t('session.announceLine', { name, text })),
  ].join(' ');
}
