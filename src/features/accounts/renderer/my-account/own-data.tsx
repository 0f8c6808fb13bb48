import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/lib/paths.ts';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { TextLink } from '#ui/text-link.tsx';

/** The way to what is held about whoever reads this. */
export function OwnData() {
  const { t } = useTranslation('accounts');
  return (
    <Card title={t('mine.data.title')}>
      <Stack align="start">
        <Text tone="ink-2">{t('mine.data.lead')}</Text>
        <TextLink href={paths.myData}>{t('mine.data.link')}</TextLink>
      </Stack>
    </Card>
  );
}
