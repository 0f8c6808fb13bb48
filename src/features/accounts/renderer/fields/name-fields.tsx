import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormField } from '#renderer/lib/form-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { suggestUsername } from './suggest-username.ts';

type NameFieldsProps = {
  /** Whether the person at the keyboard makes it for themselves: then the browser may fill it with what it knows of them. */
  readonly isOwn: boolean;
  /** A username is proposed from the name until one is typed: for an account that is being made. */
  readonly isNew: boolean;
};

/** The first fields of their screen or dialog: who the account is of. */
export function NameFields({ isOwn, isNew }: NameFieldsProps) {
  const { t } = useTranslation('accounts');
  const { control, setValue, formState } = useFormContext<{ name: string; username: string }>();
  const { dirtyFields } = formState;
  const size = isOwn ? 'large' : 'normal';
  return (
    <>
      <FormField control={control} name="name">
        {(bound) => (
          <TextField
            {...bound}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- What asks for an account starts in the first of its fields.
            autoFocus={isNew}
            size={size}
            label={isOwn ? t('fields.yourName') : t('fields.name')}
            autoComplete={isOwn ? 'name' : 'off'}
            onChange={(text) => {
              bound.onChange(text);
              if (isNew && !dirtyFields.username) setValue('username', suggestUsername(text));
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
    </>
  );
}
