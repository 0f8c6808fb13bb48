import type { Ref } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { FieldBelow, FieldLabel, type FieldText } from './field-text.tsx';
import styles from './field.module.css';

type TextAreaProps = FieldText &
  Omit<AriaProps, 'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior'> & {
    readonly rows?: number;
    readonly placeholder?: string;
    readonly inputRef?: Ref<HTMLTextAreaElement>;
  };

/** Several lines of text. With `maxLength` and `value` it counts down the last fifth of the room. */
export function TextArea({
  label,
  help,
  error,
  rows = 3,
  placeholder = '',
  inputRef = null,
  ...field
}: TextAreaProps) {
  const { t } = useTranslation('ui');
  const { value, maxLength } = field;
  const left = value !== undefined && maxLength !== undefined ? maxLength - value.length : null;
  return (
    <AriaTextField
      {...field}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={styles['field'] ?? ''}
    >
      <FieldLabel label={label} />
      <AriaTextArea
        ref={inputRef}
        rows={rows}
        placeholder={placeholder}
        className={classNames(styles['control'], styles['area'])}
      />
      <div className={styles['below']}>
        <div>
          <FieldBelow help={help} error={error} />
        </div>
        {left !== null && maxLength !== undefined && left < maxLength / 5 && (
          <span className={styles['count']}>{t('textArea.left', { count: left })}</span>
        )}
      </div>
    </AriaTextField>
  );
}
