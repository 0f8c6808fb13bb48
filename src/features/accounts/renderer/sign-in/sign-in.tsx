import { useTranslation } from 'react-i18next';
import { Door } from '#ui/door.tsx';
import { Text } from '#ui/text.tsx';
import type { OnNextCode } from './code-form.tsx';
import { SignInWays } from './sign-in-ways.tsx';

/** Nobody is signed in to this window. */
export function SignIn({ onNextCode }: { readonly onNextCode: OnNextCode }) {
  const { t } = useTranslation('accounts');
  return (
    <Door title={t('signIn.title')} lead={t('signIn.lead')}>
      <SignInWays onNextCode={onNextCode} />
      <Text look="small" tone="ink-2">
        {t('signIn.help')}
      </Text>
    </Door>
  );
}
