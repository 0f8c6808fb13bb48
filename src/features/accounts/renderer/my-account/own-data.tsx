import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/lib/paths.ts';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';

/** The ways to what is held about whoever reads this, and to what is on record of them. */
export function OwnData() {
  const { t } = useTranslation('accounts');
  return (
    <Card title={t('mine.data.title')}>
      <Stack align="start">
        <Text tone="ink-2">{t('mine.data.lead')}</Text>
        <TextLink href={paths.myData}>{t('mine.data.link')}</TextLink>
        <TextLink href={paths.myActivity}>{t('mine.data.activity')}</TextLink>
      </Stack>
    </Card>
  );
}
