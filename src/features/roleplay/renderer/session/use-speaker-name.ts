import { useTranslation } from 'react-i18next';
import type { SessionView } from './exchange.ts';

/** Who sits across the table. */
export function useSpeakerName({ persona }: Pick<SessionView, 'persona'>): string {
  const { t } = useTranslation('roleplay');
  return persona?.name ?? t('session.coach');
}
