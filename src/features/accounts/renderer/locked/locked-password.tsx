import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { TextField } from '#ui/text-field.tsx';

type LockedPasswordProps = {
  /** When it works again. */
  readonly until: string;
  /** The words of the button. */
  readonly action: string;
};

/** What stands in the place of password and button while they would not be looked at. */
export function LockedPassword({ until, action }: LockedPasswordProps) {
  const { t } = useTranslation('accounts');
  return (
    <>
      <TextField
        size="large"
        isDisabled
        icon={Lock}
        label={t('fields.password')}
        placeholder={t('locked.notBefore', { time: until })}
      />
      <Button type="submit" variant="primary" size="large" wide isDisabled>
        {action}
      </Button>
    </>
  );
}
