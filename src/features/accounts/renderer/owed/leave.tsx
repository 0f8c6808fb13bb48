import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { TextButton } from '#ui/text-button.tsx';

/** Nobody has to stay because something is asked of them. */
export function Leave() {
  const { t } = useTranslation('accounts');
  const signOut = useMutation({ ...commands.accounts.signOut, onError: useFailureToast('accounts') });
  return (
    <p>
      <TextButton onPress={() => signOut.mutate({})}>{t('owed.leave')}</TextButton>
    </p>
  );
}
