import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { useSaveFile } from '#renderer/lib/use-save-file.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';

/** Collects everything about the person and asks where to put it. */
export function ExportCard() {
  const { t } = useTranslation('myData');
  const collect = useMutation(commands.myData.export);
  const { save, isSaving } = useSaveFile({
    feature: 'myData',
    make: () => collect.mutateAsync({}),
  });
  return (
    <Card title={t('export.title')}>
      <Stack>
        <Text>{t('export.text')}</Text>
        <div>
          <Button variant="primary" icon={Download} isPending={isSaving} onPress={save}>
            {collect.isPending ? t('export.collecting') : t('export.save')}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
