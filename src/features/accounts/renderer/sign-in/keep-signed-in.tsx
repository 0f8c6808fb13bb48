import { useTranslation } from 'react-i18next';
import { FormCheckbox } from '#renderer/lib/form-checkbox.tsx';
import { Managed } from '#renderer/lib/managed.tsx';
import { useInForce } from '#renderer/lib/use-in-force.ts';
import { Checkbox } from '#ui/checkbox.tsx';
import { Stack } from '#ui/stack.tsx';

/** Whether the next start of this PC asks for the password. Not there where it would not be honoured. */
export function KeepSignedIn() {
  const { t } = useTranslation('accounts');
  const inForce = useInForce();
  if (inForce === null) return null;
  if (!inForce.keepSignedIn) {
    return inForce.managed.includes('keepSignedIn') ? (
      <Stack gap={0} align="start">
        <Checkbox isDisabled isSelected={false}>
          {t('signIn.keep')}
        </Checkbox>
        <Managed />
      </Stack>
    ) : null;
  }
  return <FormCheckbox name="keep">{t('signIn.keep')}</FormCheckbox>;
}
