import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { TextField, type TextFieldProps } from './text-field.tsx';

export type PasswordFieldProps = Omit<TextFieldProps, 'type' | 'icon' | 'placeholder' | 'end'>;

/** A password that can be looked at. Pasting works, and password managers may fill it. */
export function PasswordField(field: PasswordFieldProps) {
  const { t } = useTranslation('ui');
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...field}
      type={shown ? 'text' : 'password'}
      autoCorrect="off"
      spellCheck="false"
      end={
        <IconButton
          size="small"
          icon={shown ? EyeOff : Eye}
          label={shown ? t('password.hide') : t('password.show')}
          onPress={() => setShown(!shown)}
        />
      }
    />
  );
}
