import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormField } from '#renderer/lib/form-field.tsx';
import { PasswordField, type PasswordFieldProps } from '#ui/password-field.tsx';
import { Stack } from '#ui/stack.tsx';
import { StrengthMeter } from './strength-meter.tsx';

type NewPasswordProps = Pick<PasswordFieldProps, 'label' | 'size' | 'autoFocus'> & {
  /** What the form sends it as. */
  readonly name: 'password' | 'newPassword';
  /** Words about the person, which the password must not be made of. */
  readonly about: readonly string[];
};

/** A password that is being chosen, with how hard it is to guess. */
export function NewPassword({ name, about, ...field }: NewPasswordProps) {
  const { t } = useTranslation('accounts');
  const { control } = useFormContext<Record<NewPasswordProps['name'], string>>();
  const password = useWatch({ control, name });
  return (
    <Stack gap={2}>
      <FormField control={control} name={name}>
        {(bound) => (
          <PasswordField {...bound} {...field} help={t('fields.passwordHelp')} autoComplete="new-password" />
        )}
      </FormField>
      <StrengthMeter password={password} about={about} />
    </Stack>
  );
}
