import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { CodeForm, type OnNextCode } from './code-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Signing in: by password, or by the recovery code of one's own. `onNextCode` is given the code that takes its place. */
export function SignInWays({ onNextCode }: { readonly onNextCode: OnNextCode }) {
  const { t } = useTranslation('accounts');
  const [byCode, setByCode] = useState(false);
  return (
    <>
      {byCode ? <CodeForm onNextCode={onNextCode} /> : <SignInForm />}
      <Button variant="quiet" onPress={() => setByCode(!byCode)}>
        {byCode ? t('signIn.usePassword') : t('signIn.useCode')}
      </Button>
    </>
  );
}
