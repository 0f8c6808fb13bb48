import { useFormContext } from 'react-hook-form';
import { FormField } from '#renderer/lib/form-field.tsx';
import { PasswordField, type PasswordFieldProps } from '#ui/password-field.tsx';

type CurrentPasswordProps = Pick<PasswordFieldProps, 'label' | 'size' | 'autoFocus'>;

/** The password that somebody has, in a form that sends it as `password`. */
export function CurrentPassword(field: CurrentPasswordProps) {
  const { control } = useFormContext<{ password: string }>();
  return (
    <FormField control={control} name="password">
      {(bound) => <PasswordField {...bound} {...field} autoComplete="current-password" />}
    </FormField>
  );
}
