import { useTranslation } from 'react-i18next';
import { Card } from '#ui/card.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Segments } from '#ui/segments.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';

export function GalleryProgress() {
  const { t } = useTranslation('gallery');
  return (
    <Card title={t('progress.title')}>
      <Stack>
        <ProgressBar label={t('progress.backup')} value={63} valueText={t('progress.backupValue')} />
        <ProgressBar
          kind="meter"
          label={t('progress.score')}
          value={74}
          goal={60}
          valueText={t('progress.scoreValue')}
        />
        <Stack gap={1}>
          <Stack direction="row" justify="between">
            <Text look="small" tone="ink-2">
              {t('progress.question')}
            </Text>
            <Text look="small" tone="ink-2" figures as="span">
              <Countdown ms={380_000} label={t('progress.time')} />
            </Text>
          </Stack>
          <Segments done={4} total={8} label={t('progress.questions')} />
        </Stack>
      </Stack>
    </Card>
  );
}
