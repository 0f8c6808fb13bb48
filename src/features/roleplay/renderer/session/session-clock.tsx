import { useQueryClient } from '@tanstack/react-query';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { Announcer } from '#ui/announcer.tsx';
import { clockText, useCountdown } from '#ui/countdown.tsx';
import { Icon } from '#ui/icon.tsx';
import type { SessionView } from './exchange.ts';
import styles from './session-clock.module.css';

const lastMinuteMs = 60_000;

/** The time that is left. The main process decides when it is up; this only counts along, and asks it then. */
export function SessionClock({ session, asOf }: { readonly session: SessionView; readonly asOf: number }) {
  const { t } = useTranslation('roleplay');
  const client = useQueryClient();
  const isRunning = session.status === 'active';
  const counted = useCountdown(isRunning ? session.remainingMs : null, asOf, () => {
    void client.invalidateQueries(queries.roleplay.session({ sessionId: session.id }));
  });
  const left = isRunning ? counted : session.remainingMs;
  const isLast = isRunning && left <= lastMinuteMs;
  return (
    <span className={styles['clock']} data-last={isLast}>
      <Icon of={Clock} />
      <span role="timer" aria-label={t('session.timeLabel')}>
        {clockText(left)}
      </span>
      <Announcer text={isLast ? t('session.lastMinute') : ''} />
    </span>
  );
}
