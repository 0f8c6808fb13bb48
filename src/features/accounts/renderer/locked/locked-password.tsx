import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { Refused } from './is-locked-for.ts';
import { useLockedUntil } from './use-locked-until.ts';

type LockedPasswordProps = {
  readonly of: Refused;
  /** The words of the button, with the time from which it works again. */
  readonly action: (time: string) => string;
};

/** What stands in the place of password and button while they would not be looked at. */
export function LockedPassword({ of, action }: LockedPasswordProps) {
  const { t } = useTranslation('accounts');
  const time = useLockedUntil(of);
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
