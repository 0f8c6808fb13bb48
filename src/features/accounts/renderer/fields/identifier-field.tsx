import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormField } from '#renderer/lib/form-field.tsx';
import { TextField, type TextFieldProps } from '#ui/text-field.tsx';

/** Whatever somebody signs in by. */
export function IdentifierField(field: Pick<TextFieldProps, 'autoFocus' | 'isReadOnly'>) {
  const { t } = useTranslation('accounts');
  const { control } = useFormContext<{ identifier: string }>();
  return (
    <FormField control={control} name="identifier">
      {(bound) => (
        <TextField
          {...bound}
          {...field}
          size="large"
          label={t('fields.identifier')}
          help={t('fields.identifierHelp')}
          autoComplete="username"
          spellCheck="false"
        />
      )}
    </FormField>
  );
}
