import type { LucideIcon } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import {
  Group,
  Input,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { FieldFrame, framed, type FieldText } from './field-frame.tsx';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

/** What a field that is typed into takes of its primitive, beside its words. */
export type TypedField = FieldText &
  Omit<AriaProps, 'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior'>;

export type TextFieldProps = TypedField & {
  readonly size?: 'normal' | 'large';
  readonly icon?: LucideIcon;
  readonly placeholder?: string;
  /** A small button inside the field, at its end. */
  readonly end?: ReactNode;
  readonly inputRef?: Ref<HTMLInputElement>;
};

/** One line of text. */
export function TextField({
  label,
  help,
  error,
  size = 'normal',
  icon,
  placeholder = '',
  end,
  inputRef = null,
  ...field
}: TextFieldProps) {
  return (
    <AriaTextField {...field} {...framed(error)}>
      <FieldFrame label={label} help={help} error={error}>
        <Group className={classNames(styles['control'], size === 'large' && styles['large'])}>
          {icon && <Icon of={icon} />}
          <Input ref={inputRef} placeholder={placeholder} />
          {end !== undefined && <div className={styles['end']}>{end}</div>}
        </Group>
      </FieldFrame>
    </AriaTextField>
  );
}
