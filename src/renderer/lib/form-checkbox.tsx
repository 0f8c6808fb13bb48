import { useFormContext } from 'react-hook-form';
import { Checkbox } from '#ui/checkbox.tsx';
import { FormField } from './form-field.tsx';

type FormCheckboxProps = {
  /** What the form sends it as. */
  readonly name: string;
  /** The words beside the box. */
  readonly children: string;
};

/** A box to tick in a form. */
export function FormCheckbox({ name, children }: FormCheckboxProps) {
  const { control } = useFormContext<Record<string, boolean>>();
  return (
    <FormField control={control} name={name}>
      {({ value, error: _isNeverWrong, ...bound }) => (
        <Checkbox {...bound} isSelected={value}>
          {children}
        </Checkbox>
      )}
    </FormField>
  );
}
