import { useTranslation } from 'react-i18next';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextButton } from '#ui/text-button.tsx';

type WithoutWaitingProps = { readonly onOwnCode: () => void; readonly onSomeoneElse: () => void };

/** What somebody who is locked out can do at once. */
export function WithoutWaiting({ onOwnCode, onSomeoneElse }: WithoutWaitingProps) {
  const { t } = useTranslation('accounts');
  return (
    <Stack gap={2} align="start">
      <Text>{t('locked.noNeed')}</Text>
      <TextButton onPress={onOwnCode}>{t('locked.ownCode')}</TextButton>
      <TextButton onPress={onSomeoneElse}>{t('lock.someoneElse')}</TextButton>
    </Stack>
  );
}
