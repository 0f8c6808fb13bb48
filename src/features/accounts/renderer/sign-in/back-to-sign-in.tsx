import { useTranslation } from 'react-i18next';
import { TextButton } from '#ui/text-button.tsx';

type BackToSignInProps = { readonly onPress: () => void; readonly to?: 'signIn' | 'lock' };

/** From a way around the password to the password. */
export function BackToSignIn({ onPress, to = 'signIn' }: BackToSignInProps) {
  const { t } = useTranslation('accounts');
  return (
    <p>
      <TextButton onPress={onPress}>{t(`${to}.back`)}</TextButton>
    </p>
  );
}
