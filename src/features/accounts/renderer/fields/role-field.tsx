import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '#contract/access.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { CheckboxGroup } from '#ui/checkbox.tsx';

/** What a person may do. */
export function RoleField() {
  const { t } = useTranslation('accounts');
  const { control } = useFormContext<{ roles: Role[] }>();
  return (
    <FormField control={control} name="roles">
      {({ inputRef: _nothingToFocus, ...bound }) => (
        <CheckboxGroup
          {...bound}
          label={t('fields.roles')}
          choices={roles.map((role) => ({
            id: role,
            label: t(`roles.${role}.name`),
            description: t(`roles.${role}.about`),
          }))}
        />
      )}
    </FormField>
  );
}
