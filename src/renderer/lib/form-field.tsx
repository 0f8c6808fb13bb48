import type { ReactNode, Ref } from 'react';
import {
  type Control,
  type FieldPath,
  type FieldPathValue,
  type FieldValues,
  useController,
} from 'react-hook-form';

type Bound<Value> = {
  readonly name: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly onBlur: () => void;
  readonly error: string | undefined;
  // A callback that takes any element: react-hook-form only ever focuses it.
  readonly inputRef: Ref<HTMLInputElement & HTMLTextAreaElement & HTMLButtonElement>;
};

type FormFieldProps<Values extends FieldValues, Name extends FieldPath<Values>, Parsed> = {
  readonly control: Control<Values, unknown, Parsed>;
  readonly name: Name;
  /** Receives what a field of the kit takes: spread it over the field. */
  readonly children: (bound: Bound<FieldPathValue<Values, Name>>) => ReactNode;
};

/** Ties a field of the kit to a value of a form: `{(bound) => <TextField label="…" {...bound} />}`. */
export function FormField<Values extends FieldValues, Name extends FieldPath<Values>, Parsed>({
  control,
  name,
  children,
}: FormFieldProps<Values, Name, Parsed>) {
  const { field, fieldState } = useController<Values, Name, Parsed>({ control, name });
  return children({
    name: field.name,
    value: field.value,
    onChange: field.onChange,
    onBlur: field.onBlur,
    error: fieldState.error?.message,
    inputRef: field.ref,
  });
}
