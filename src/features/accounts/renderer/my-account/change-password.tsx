import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import type { Me } from '#renderer/lib/use-me.ts';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { showToast } from '#ui/toast.tsx';
import { ChangePasswordForm } from '../fields/change-password-form.tsx';

/** A new password, of one's own will. */
export function ChangePassword({ me }: { readonly me: Me }) {
  const { t } = useTranslation('accounts');
  const change = useMutation(commands.accounts.changePassword);
  return (
    <Card title={t('changePassword.title')}>
      <Stack>
        <Text tone="ink-2">{t('changePassword.lead')}</Text>
        <ChangePasswordForm
          me={me}
          change={change.mutateAsync}
          onDone={() => showToast({ kind: 'ok', text: t('changePassword.done') })}
        />
      </Stack>
    </Card>
  );
}
