import { useFormContext } from 'react-hook-form';
import { FormField } from '#renderer/lib/form-field.tsx';
import { PasswordField } from '#ui/password-field.tsx';
import { TextField } from '#ui/text-field.tsx';

type EraseFieldsProps = {
  readonly usernameLabel: string;
  readonly usernameHelp: string;
  readonly passwordLabel: string;
};

/** Whose account goes, typed out, and the password of whoever deletes it, so that it is meant. */
export function EraseFields({ usernameLabel, usernameHelp, passwordLabel }: EraseFieldsProps) {
  const { control } = useFormContext<{ username: string; password: string }>();
  return (
    <>
      <FormField control={control} name="username">
        {(bound) => <TextField {...bound} label={usernameLabel} help={usernameHelp} autoComplete="off" />}
      </FormField>
      <FormField control={control} name="password">
        {(bound) => <PasswordField {...bound} label={passwordLabel} autoComplete="current-password" />}
      </FormField>
    </>
  );
}
