import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

/** The props that every field takes. `error` is the sentence under the field; without it the field is all right. */
export type FieldText = {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
};

/** What a field offers to choose from, and how a form holds what was chosen. */
export type ChoiceField<Choice, Value, Chosen> = FieldText & {
  readonly choices: readonly Choice[];
  readonly value: Value;
  readonly onChange: (chosen: Chosen) => void;
  readonly onBlur?: () => void;
  readonly name?: string;
};

/** What the primitive of every field is given. The operation's schema alone says what is wrong, so the browser is not asked. */
export const framed = (error: string | undefined) => ({
  isInvalid: error !== undefined,
  validationBehavior: 'aria' as const,
  className: styles['field'] ?? '',
});

type FieldFrameProps = FieldText & {
  /** The control. Inside a primitive field the label and what stands below are tied to it by themselves. */
  readonly children: ReactNode;
  /** Stands at the end of the line below: room that is left. */
  readonly count?: ReactNode;
};

/** What every field has in common: its label above, below its error when there is one, else its help. */
export function FieldFrame({ label, help, error, children, count }: FieldFrameProps) {
  const below = (
    <>
      {help !== undefined && error === undefined && (
        <Text slot="description" className={styles['help'] ?? ''}>
          {help}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>
        <Icon of={TriangleAlert} size={16} />
        {error}
      </FieldError>
    </>
  );
  return (
    <>
      <Label className={styles['label'] ?? ''}>{label}</Label>
      {children}
      {count === undefined ? (
        below
      ) : (
        <div className={styles['below']}>
          <div>{below}</div>
          {count}
        </div>
      )}
    </>
  );
}
