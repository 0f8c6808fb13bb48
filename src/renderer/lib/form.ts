import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  type Path,
  type UseFormReturn,
  useForm,
} from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { type Failure, OperationError } from '#contract/errors.ts';
import { failureOf, failureWords, isStopped } from './failure.ts';
import { useWait } from './use-wait.ts';

type FormOptions<Values extends FieldValues, Parsed, Output> = {
  /** The operation's own input schema, or a part of it. */
  readonly schema: z.ZodType<Parsed, Values>;
  readonly defaultValues: DefaultValues<Values>;
  readonly submit: (input: Parsed) => Promise<Output>;
  readonly onDone: (output: Output, input: Parsed) => void;
  /** The feature in whose words a refusal is told. */
  readonly feature: string;
  /** Refusals that are about one field, by code: their words stand under it. */
  readonly fieldOfCode?: Readonly<Record<string, Path<Values>>>;
  /** A field that is emptied and focused after a refusal: a password that did not fit. */
  readonly clearOnRefusal?: Path<Values>;
  /** Something else is under way during which the form is not sent. */
  readonly isBusyElsewhere?: boolean;
};

export type OperationForm<Values extends FieldValues, Parsed> = {
  readonly form: UseFormReturn<Values, unknown, Parsed>;
  readonly onSubmit: (event?: React.BaseSyntheticEvent) => void;
  readonly isBusy: boolean;
  /** The refusal that belongs to no field; gone with the next try. */
  readonly failure: Failure | null;
  /** Milliseconds until the next try may succeed. */
  readonly wait: number;
  readonly feature: string;
};

/**
 * A form over an operation. Input is checked by the operation's schema when it is sent, then at each change; fields that
 * the operation itself refuses show its message, and the first of them takes the focus.
 */
export function useOperationForm<Values extends FieldValues, Parsed, Output>({
  schema,
  defaultValues,
  submit,
  onDone,
  feature,
  fieldOfCode = {},
  clearOnRefusal,
  isBusyElsewhere = false,
}: FormOptions<Values, Parsed, Output>): OperationForm<Values, Parsed> {
  const { i18n } = useTranslation();
  const [failure, setFailure] = useState<Failure | null>(null);
  const form = useForm<Values, unknown, Parsed>({
    resolver: zodResolver(schema),
    defaultValues,
    mode: 'onSubmit',
    reValidateMode: 'onChange',
  });
  const send = form.handleSubmit(async (input) => {
    setFailure(null);
    try {
      onDone(await submit(input), input);
    } catch (error) {
      if (isStopped(error)) return;
      const refused = failureOf(error);
      const field = fieldOfCode[refused.code];
      if (field !== undefined) {
        const { title, text } = failureWords(i18n, refused, feature);
        form.setError(field, { type: refused.code, message: `${title}. ${text}` }, { shouldFocus: true });
        return;
      }
      // The names come from the form's own values.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      const setError = form.setError as SetError;
      if (landOnFields(refused, Object.keys(form.getValues()), setError)) return;
      setFailure(refused);
      if (clearOnRefusal !== undefined) {
        form.resetField(clearOnRefusal);
        form.setFocus(clearOnRefusal);
      }
    }
  });
  const isBusy = form.formState.isSubmitting || isBusyElsewhere;
  return {
    form,
    // Enter in a form of one field sends it past its button.
    onSubmit: (event) => {
      event?.preventDefault();
      if (!isBusy) void send(event);
    },
    isBusy,
    failure,
    wait: useWait(failure),
    feature,
  };
}

type SetError = (
  name: string,
  error: { type: string; message: string },
  options: { shouldFocus: boolean },
) => void;

/**
 * Puts each refused field's message under its field, the first of which takes the focus. False when some of the refusal
 * has no field to stand under.
 */
export function landOnFields(failure: Failure, names: readonly string[], setError: SetError): boolean {
  const { fields } = new OperationError(failure);
  const nameOf = (path: string) => path.split('.')[0] ?? '';
  const placed = fields.filter(({ path }) => names.includes(nameOf(path)));
  placed.forEach(({ path, issue, message }, at) => {
    setError(nameOf(path), { type: issue, message }, { shouldFocus: at === 0 });
  });
  return fields.length > 0 && placed.length === fields.length;
}
