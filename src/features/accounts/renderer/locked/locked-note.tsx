import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { WaitNote } from '#renderer/lib/wait-note.tsx';
import { clockText } from '#ui/countdown.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import type { Refused } from './is-locked-for.ts';

type LockedNoteProps = {
  readonly of: Refused;
  /** Whether the person is signed in and gives the password again. */
  readonly isAgain: boolean;
};

/** How long too many wrong passwords keep somebody out, as a clock that runs; then that it is over. */
export function LockedNote({ of: { failure, wait }, isAgain }: LockedNoteProps) {
  const { t } = useTranslation('accounts');
  const what = isAgain ? 'password' : 'signIn';
  if (wait === 0) return <WaitNote title={t(`locked.over.${what}`)} left={null} />;
  const whole = failure?.retryAfterMs ?? wait;
  const time = clockText(wait);
  return (
    <WaitNote title={t('locked.why')} left={t(`locked.opens.${what}`, { time })} icon={Lock}>
      <ProgressBar
        bare
        label={t('locked.progress')}
        value={whole - wait}
        max={whole}
        valueText={t('locked.left', { time })}
      />
    </WaitNote>
  );
}
