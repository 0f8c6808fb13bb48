import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { NewCode } from '../codes/new-code.tsx';

/** The code that lets its person in when the password does not. */
export function OwnRecoveryCode() {
  const { t } = useTranslation('accounts');
  const [making, setMaking] = useState(false);
  return (
    <Card title={t('mine.code.title')}>
      <Stack align="start">
        <Text tone="ink-2">{t('mine.code.lead')}</Text>
        <Button icon={KeyRound} onPress={() => setMaking(true)}>
          {t('mine.code.action')}
        </Button>
      </Stack>
      {making && <NewCode kind="personal" onClose={() => setMaking(false)} />}
    </Card>
  );
}
