import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormField } from '#renderer/lib/form-field.tsx';
import { TextField } from '#ui/text-field.tsx';

/** The number that the organisation knows a person by. It may stay empty. */
export function StaffNumberField() {
  const { t } = useTranslation('accounts');
  const { control } = useFormContext<{ staffNumber: string | null }>();
  return (
    <FormField control={control} name="staffNumber">
      {(bound) => (
        <TextField
          {...bound}
          value={bound.value ?? ''}
          label={t('fields.staffNumber')}
          autoComplete="off"
          spellCheck="false"
        />
      )}
    </FormField>
  );
}
