import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '#ui/card.tsx';
import { Icon } from '#ui/icon.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { ReportView } from './report-view.ts';

export function StrengthsCard({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation('reports');
  const { strengths } = report;
  return (
    <Card title={t('strengths.title')}>
      {strengths.length === 0 ? (
        <Text tone="ink-2">{t('strengths.none')}</Text>
      ) : (
        <Stack as="ul" gap={2}>
          {strengths.map((strength) => (
            <Stack key={strength} as="li" direction="row" align="start" gap={2}>
              <Text as="span" tone="ok">
                <Icon of={Check} />
              </Text>
              <Text as="span">{strength}</Text>
            </Stack>
          ))}
        </Stack>
      )}
    </Card>
  );
}
