import type { ReactNode } from 'react';
import { type FieldValues, FormProvider } from 'react-hook-form';
import { Button, type ButtonProps } from '#ui/button.tsx';
import { Stack } from '#ui/stack.tsx';
import { FormFailure } from './form-failure.tsx';
import type { OperationForm } from './form.ts';

type FormFrameProps<Values extends FieldValues, Parsed> = {
  readonly of: OperationForm<Values, Parsed>;
  /** What was refused about the form as a whole, where it is worded in another way than by the feature's catalogue. */
  readonly refusal?: ReactNode;
  readonly children: ReactNode;
};

/** The form over an operation: what was refused, then its fields. Those that stand in a file of their own find it by `useFormContext`. */
export function FormFrame<Values extends FieldValues, Parsed>({
  of: { form, onSubmit, failure, wait, feature },
  refusal = <FormFailure failure={failure} feature={feature} wait={wait} />,
  children,
}: FormFrameProps<Values, Parsed>) {
  return (
    <FormProvider {...form}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {refusal}
          {children}
        </Stack>
      </form>
    </FormProvider>
  );
}

type SubmitButtonProps = Pick<ButtonProps, 'size' | 'wide' | 'variant'> & {
  readonly of: { readonly isBusy: boolean; readonly wait: number };
  readonly children: string;
  /** Its words while the operation runs. */
  readonly busy?: string;
};

/** Sends a form, unless it is being sent or has to wait. */
export function SubmitButton({
  of: { isBusy, wait },
  children,
  busy = children,
  variant = 'primary',
  ...look
}: SubmitButtonProps) {
  return (
    <Button {...look} type="submit" variant={variant} isPending={isBusy} isDisabled={wait > 0}>
      {isBusy ? busy : children}
    </Button>
  );
}
