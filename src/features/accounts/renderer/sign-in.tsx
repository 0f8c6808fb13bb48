import { useTranslation } from 'react-i18next';
import { Door } from '#ui/door.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { Text } from '#ui/text.tsx';

/** Nobody is signed in to this window. */
export function SignIn() {
  const { t } = useTranslation('accounts');
  return (
    <Door title={t('signIn.title')} lead={t('signIn.lead')}>
      <SignInForm />
      <Text look="small" tone="ink-2">
        {t('signIn.help')}
      </Text>
    </Door>
  );
}
