import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { clockText } from '#ui/countdown.tsx';
import { Note } from '#ui/note.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Text } from '#ui/text.tsx';
import type { Refused } from './is-locked-for.ts';

/** How long too many wrong passwords keep somebody out, as a clock that runs. */
export function LockedNote({ of: { failure, wait } }: { readonly of: Refused }) {
  const { t } = useTranslation('accounts');
  const whole = failure?.retryAfterMs ?? wait;
  const time = clockText(wait);
  return (
    <Note kind="warn" icon={Lock}>
      {/* The clock ticks outside of what is read aloud, so that a screen reader is not flooded. */}
      <Text look="strong" as="div">
        <span role="timer">{t('locked.opens', { time })}</span>
      </Text>
      <div role="alert">{t('locked.why')}</div>
      <ProgressBar
        bare
        label={t('locked.progress')}
        value={whole - wait}
        max={whole}
        valueText={t('locked.left', { time })}
      />
    </Note>
  );
}
