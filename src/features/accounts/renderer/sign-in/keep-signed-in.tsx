import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormField } from '#renderer/lib/form-field.tsx';
import { Managed } from '#renderer/lib/managed.tsx';
import { useInForce } from '#renderer/lib/use-in-force.ts';
import { Checkbox } from '#ui/checkbox.tsx';
import { Stack } from '#ui/stack.tsx';

/** Whether the next start of this PC asks for the password. Not there where it would not be honoured. */
export function KeepSignedIn() {
  const { t } = useTranslation('accounts');
  const { control } = useFormContext<{ keep: boolean }>();
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
  return (
    <FormField control={control} name="keep">
      {({ name, value, onChange, onBlur, inputRef }) => (
        <Checkbox name={name} isSelected={value} onChange={onChange} onBlur={onBlur} inputRef={inputRef}>
          {t('signIn.keep')}
        </Checkbox>
      )}
    </FormField>
  );
}
