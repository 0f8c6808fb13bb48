import type { Ref } from 'react';
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.ts';
import { FieldFrame, framed } from './field-frame.tsx';
import styles from './field.module.css';
import type { TypedField } from './text-field.tsx';

type TextAreaProps = TypedField & {
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
  const isNearEnd = left !== null && maxLength !== undefined && left < maxLength / 5;
  return (
    <AriaTextField {...field} {...framed(error)}>
      <FieldFrame
        label={label}
        help={help}
        error={error}
        count={
          isNearEnd ? (
            <span className={styles['count']}>{t('textArea.left', { count: left })}</span>
          ) : undefined
        }
      >
        <AriaTextArea
          ref={inputRef}
          rows={rows}
          placeholder={placeholder}
          className={classNames(styles['control'], styles['area'])}
        />
      </FieldFrame>
    </AriaTextField>
  );
}
