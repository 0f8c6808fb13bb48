import { useTranslation } from 'react-i18next';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';

export function GalleryType() {
  const { t } = useTranslation('gallery');
  return (
    <Card title={t('type.title')}>
      <Stack gap={1}>
        <Text look="display">{t('type.display')}</Text>
        <Text look="title">{t('type.title_')}</Text>
        <Text look="heading">{t('type.heading')}</Text>
        <Text look="lead">{t('type.lead')}</Text>
        <Text>{t('type.body')}</Text>
        <Text look="strong">{t('type.strong')}</Text>
        <Text look="small" tone="ink-2">
          {t('type.small')}
        </Text>
        <Text look="stat">{t('type.stat')}</Text>
        <Text look="mono">{t('type.mono')}</Text>
      </Stack>
    </Card>
  );
}
