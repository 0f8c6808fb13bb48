import { Lock } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTimeIn } from '#renderer/lib/format.ts';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Refused } from './is-locked-for.ts';

type LockedPasswordProps = {
  readonly of: Refused;
  /** The words of the button, with the time from which it works again. */
  readonly action: (time: string) => string;
};

/** What stands in the place of password and button while they would not be looked at. */
export function LockedPassword({ of: { failure }, action }: LockedPasswordProps) {
  const { t } = useTranslation('accounts');
  const time = useMemo(() => formatTimeIn(failure?.retryAfterMs ?? 0), [failure]);
  return (
    <>
      <TextField
        size="large"
        isDisabled
        icon={Lock}
        label={t('fields.password')}
        placeholder={t('locked.notBefore', { time })}
      />
      <Button type="submit" variant="primary" size="large" wide isDisabled>
        {action(time)}
      </Button>
    </>
  );
}
