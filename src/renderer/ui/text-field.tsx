import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import {
  Group,
  Input,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components';
import { classNames } from './class-names.ts';
import { FieldBelow, FieldLabel, type FieldText } from './field-text.tsx';
import styles from './field.module.css';
import { Icon } from './icon.tsx';

type TextFieldProps = FieldText &
  Omit<AriaProps, 'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior'> & {
    readonly size?: 'normal' | 'large';
    readonly icon?: LucideIcon;
    readonly placeholder?: string;
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
  inputRef = null,
  ...field
}: TextFieldProps) {
  return (
    <AriaTextField
      {...field}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={styles['field'] ?? ''}
    >
      <FieldLabel label={label} />
      <Group className={classNames(styles['control'], size === 'large' && styles['large'])}>
        {icon && <Icon of={icon} />}
        <Input ref={inputRef} placeholder={placeholder} />
      </Group>
      <FieldBelow help={help} error={error} />
    </AriaTextField>
  );
}
