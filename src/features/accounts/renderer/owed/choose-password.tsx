import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InputOf } from '#contract/op.ts';
import type { accounts } from '#features/accounts/contract.ts';
import { Door } from '#ui/door.tsx';
import type { Me } from '#renderer/lib/use-me.ts';
import { commands } from '#renderer/lib/api.ts';
import { ChangePasswordForm } from '../fields/change-password-form.tsx';
import { Leave } from './leave.tsx';

type ChoosePasswordProps = { readonly me: Me; readonly onNextCode: (code: string) => void };

/** An admin wants a new password, or it was forgotten. Whoever came in by a code is not asked for the old one. */
export function ChoosePassword({ me, onNextCode }: ChoosePasswordProps) {
  const { t } = useTranslation('accounts');
  const change = useMutation(commands.accounts.changePassword);
  const choose = async (input: InputOf<typeof accounts.changePassword>): Promise<void> => {
    const { personalCode } = await change.mutateAsync(input);
    if (personalCode !== null) onNextCode(personalCode);
  };
  return (
    <Door
      title={t('choosePassword.title')}
      lead={me.cameByCode ? t('choosePassword.afterCode') : t('choosePassword.asked')}
    >
      <ChangePasswordForm me={me} change={choose} onDone={() => {}} isDoor />
      <Leave />
    </Door>
  );
}
