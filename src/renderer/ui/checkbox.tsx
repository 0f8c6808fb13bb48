import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  CheckboxGroup as AriaCheckboxGroup,
  type CheckboxProps as AriaProps,
} from 'react-aria-components';
import type { Choice } from './choose.ts';
import styles from './choice.module.css';
import { type ChoiceField, FieldFrame, framed } from './field-frame.tsx';
import { Icon } from './icon.tsx';

type CheckboxProps = Omit<AriaProps, 'className' | 'style' | 'children' | 'validationBehavior'> & {
  readonly children: ReactNode;
  readonly description?: string | undefined;
};

/** A box to tick, with its words beside it. Inside a `CheckboxGroup` it needs a `value`. */
export function Checkbox({ children, description, ...box }: CheckboxProps) {
  return (
    <AriaCheckbox {...box} className={styles['choice'] ?? ''}>
      {({ isSelected, isIndeterminate }) => (
        <>
          <span className={styles['box']}>
            {isIndeterminate ? <Icon of={Minus} size={14} /> : isSelected && <Icon of={Check} size={14} />}
          </span>
          <span>
            {children}
            {description !== undefined && <span className={styles['description']}>{description}</span>}
          </span>
        </>
      )}
    </AriaCheckbox>
  );
}

type CheckboxGroupProps<Id extends string> = ChoiceField<
  Pick<Choice<Id>, 'id' | 'label' | 'description'>,
  readonly Id[],
  Id[]
>;

/** Any number of a few choices. */
export function CheckboxGroup<Id extends string>({
  label,
  help,
  error,
  choices,
  value,
  onChange,
  onBlur = () => {},
  name = '',
}: CheckboxGroupProps<Id>) {
  return (
    <AriaCheckboxGroup
      name={name}
      value={[...value]}
      onChange={(ids) => onChange(choices.map(({ id }) => id).filter((id) => ids.includes(id)))}
      onBlur={onBlur}
      {...framed(error)}
    >
      <FieldFrame label={label} help={help} error={error}>
        {choices.map((choice) => (
          <Checkbox key={choice.id} value={choice.id} description={choice.description}>
            {choice.label}
          </Checkbox>
        ))}
      </FieldFrame>
    </AriaCheckboxGroup>
  );
}
