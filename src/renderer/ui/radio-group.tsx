import type { ReactNode } from 'react';
import { Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import { choose } from './choose.ts';
import styles from './choice.module.css';
import { classNames } from './class-names.ts';
import { FieldBelow, FieldLabel, type FieldText } from './field-text.tsx';
import field from './field.module.css';

type RadioGroupProps<Id extends string> = FieldText & {
  readonly choices: readonly {
    readonly id: Id;
    readonly label: string;
    readonly description?: string;
    readonly end?: ReactNode;
    readonly isDisabled?: boolean;
    /** Steps back behind the others, because there is little to gain by it; it can be chosen all the same. */
    readonly isQuiet?: boolean;
  }[];
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  readonly onBlur?: () => void;
  readonly name?: string;
  readonly direction?: 'column' | 'row';
  /** `cards` draws each choice as a framed card, for choices that need a sentence each. */
  readonly look?: 'plain' | 'cards';
};

/** One of a few choices that lie open. Arrow keys choose. */
export function RadioGroup<Id extends string>({
  label,
  help,
  error,
  choices,
  value,
  onChange,
  onBlur = () => {},
  name = '',
  direction = 'column',
  look = 'plain',
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      name={name}
      value={value}
      onChange={(id) => choose(choices, id, onChange)}
      onBlur={onBlur}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={field['field'] ?? ''}
    >
      <FieldLabel label={label} />
      <div className={classNames(styles['choices'], styles[direction], styles[look])}>
        {choices.map((choice) => (
          <Radio
            key={choice.id}
            value={choice.id}
            isDisabled={choice.isDisabled ?? false}
            className={classNames(
              styles['choice'],
              look === 'cards' && styles['card'],
              choice.isQuiet === true && styles['quiet'],
            )}
          >
            <span className={classNames(styles['box'], styles['round'])} />
            <span className={styles['words']}>
              {choice.label}
              {choice.description !== undefined && (
                <span className={styles['description']}>{choice.description}</span>
              )}
            </span>
            {choice.end}
          </Radio>
        ))}
      </div>
      <FieldBelow help={help} error={error} />
    </AriaRadioGroup>
  );
}
