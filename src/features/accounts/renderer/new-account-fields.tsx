import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormField } from '#renderer/lib/form-field.tsx';
import { PasswordField } from '#ui/password-field.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/text-field.tsx';
import { StrengthMeter } from './strength-meter.tsx';
import { suggestUsername } from './suggest-username.ts';

type NewAccount = { readonly name: string; readonly username: string; readonly password: string };

type NewAccountFieldsProps = {
  /** Whether the person at the keyboard makes it for themselves: then the browser may fill it with what it knows of them. */
  readonly isOwn: boolean;
};

/** The first fields of their screen or dialog: who the account is of. A username is proposed until one is typed. */
export function NewAccountFields({ isOwn }: NewAccountFieldsProps) {
  const { t } = useTranslation('accounts');
  const { control, setValue, formState } = useFormContext<NewAccount>();
  const { dirtyFields } = formState;
  const [name, username, password] = useWatch({ control, name: ['name', 'username', 'password'] });
  const size = isOwn ? 'large' : 'normal';
  return (
    <>
      <FormField control={control} name="name">
        {(bound) => (
          <TextField
            {...bound}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- What asks for an account starts in the first of its fields.
            autoFocus
            size={size}
            label={isOwn ? t('fields.yourName') : t('fields.name')}
            autoComplete={isOwn ? 'name' : 'off'}
            onChange={(text) => {
              bound.onChange(text);
              if (!dirtyFields.username) setValue('username', suggestUsername(text));
            }}
          />
        )}
      </FormField>
      <FormField control={control} name="username">
        {(bound) => (
          <TextField
            {...bound}
            size={size}
            label={t('fields.username')}
            help={t('fields.usernameHelp')}
            autoComplete={isOwn ? 'username' : 'off'}
            spellCheck="false"
          />
        )}
      </FormField>
      <Stack gap={2}>
        <FormField control={control} name="password">
          {(bound) => (
            <PasswordField
              {...bound}
              size={size}
              label={t('fields.password')}
              help={isOwn ? t('fields.passwordHelp') : t('add.passwordHelp')}
              autoComplete="new-password"
            />
          )}
        </FormField>
        <StrengthMeter password={password} about={[name, username]} />
      </Stack>
    </>
  );
}
