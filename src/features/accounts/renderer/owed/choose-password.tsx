import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Door } from '#ui/door.tsx';
import type { Me } from '#renderer/lib/use-me.ts';
import { commands } from '#renderer/lib/api.ts';
import { PasswordForm } from '../fields/password-form.tsx';
import { Leave } from './leave.tsx';

/** An admin wants a new password, or it was forgotten. Whoever came in by a code is not asked for the old one. */
export function ChoosePassword({ me }: { readonly me: Me }) {
  const { t } = useTranslation('accounts');
  const change = useMutation(commands.accounts.changePassword);
  return (
    <Door
      title={t('choosePassword.title')}
      lead={me.cameByCode ? t('choosePassword.afterCode') : t('choosePassword.asked')}
    >
      <PasswordForm me={me} change={change.mutateAsync} onDone={() => {}} isDoor />
      <Leave />
    </Door>
  );
}
