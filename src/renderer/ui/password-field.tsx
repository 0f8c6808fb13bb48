import { Eye, EyeOff } from 'lucide-react';
import { type Ref, useState } from 'react';
import {
  Group,
  Input,
  TextField as AriaTextField,
  type TextFieldProps as AriaProps,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { FieldBelow, FieldLabel, type FieldText } from './field-text.tsx';
import styles from './field.module.css';

type PasswordFieldProps = FieldText &
  Omit<AriaProps, 'className' | 'style' | 'children' | 'isInvalid' | 'validationBehavior' | 'type'> & {
    readonly size?: 'normal' | 'large';
    readonly inputRef?: Ref<HTMLInputElement>;
  };

/** A password that can be looked at. Pasting works, and password managers may fill it. */
export function PasswordField({
  label,
  help,
  error,
  size = 'normal',
  inputRef = null,
  ...field
}: PasswordFieldProps) {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState(false);
  return (
    <AriaTextField
      {...field}
      type={shown ? 'text' : 'password'}
      autoCorrect="off"
      spellCheck="false"
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={styles['field'] ?? ''}
    >
      <FieldLabel label={label} />
      <Group className={classNames(styles['control'], size === 'large' && styles['large'])}>
        <Input ref={inputRef} />
        <div className={styles['end']}>
          <IconButton
            size="small"
            icon={shown ? EyeOff : Eye}
            label={shown ? t('password.hide') : t('password.show')}
            onPress={() => setShown(!shown)}
          />
        </div>
      </Group>
      <FieldBelow help={help} error={error} />
    </AriaTextField>
  );
}
