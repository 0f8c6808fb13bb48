import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FormField } from '#renderer/lib/form-field.tsx';
import { TextField } from '#ui/text-field.tsx';

type ContactFieldsProps = {
  /** Whether the person at the keyboard gives their own: then the browser may fill it with what it knows of them. */
  readonly isOwn: boolean;
  readonly size?: 'normal' | 'large';
};

/** What else somebody may sign in by. Both may stay empty. */
export function ContactFields({ isOwn, size = 'normal' }: ContactFieldsProps) {
  const { t } = useTranslation('accounts');
  const { control } = useFormContext<{ email: string | null; phone: string | null }>();
  return (
    <>
      <FormField control={control} name="email">
        {(bound) => (
          <TextField
            {...bound}
            value={bound.value ?? ''}
            size={size}
            label={t('fields.email')}
            autoComplete={isOwn ? 'email' : 'off'}
            inputMode="email"
            spellCheck="false"
          />
        )}
      </FormField>
      <FormField control={control} name="phone">
        {(bound) => (
          <TextField
            {...bound}
            value={bound.value ?? ''}
            size={size}
            label={t('fields.phone')}
            autoComplete={isOwn ? 'tel' : 'off'}
            inputMode="tel"
          />
        )}
      </FormField>
    </>
  );
}
