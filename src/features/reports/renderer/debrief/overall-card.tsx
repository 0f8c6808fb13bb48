import { Check, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '#ui/badge.tsx';
import { Card } from '#ui/card.tsx';
import { clockText } from '#ui/countdown.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import styles from './debrief.module.css';
import type { ReportView } from './report-view.ts';

/** The one figure, the mark it is held against, and what it is made of. */
export function OverallCard({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation('reports');
  const { kind, overall, passMark, passed, checks, items, usedSeconds, minutes } = report;
  return (
    <Card title={t('overall.title')}>
      <Stack gap={2}>
        <Stack direction="row" align="baseline" gap={2}>
          <Text as="span" look="stat">
            {overall}
          </Text>
          <Text as="span" tone="ink-2">
            {t('overall.of')}
          </Text>
        </Stack>
        <ProgressBar
          bare
          kind="meter"
          label={t('overall.title')}
          value={overall}
          goal={passMark}
          valueText={t('overall.bar', { score: overall, passMark })}
        />
        <Stack direction="row" justify="between" gap={2} wrap>
          <Badge kind={passed ? 'ok' : 'warn'} icon={passed ? Check : CircleDashed}>
            {passed ? t('overall.passed') : t('overall.notPassed')}
          </Badge>
          <Text look="small" tone="ink-2" figures>
            {t('overall.passMark', { passMark })}
          </Text>
        </Stack>
        <Text look="small" tone="ink-2" figures>
          <span className={styles['line']}>{t('overall.checks', checks)}</span>
          <span className={styles['line']}>
            {t(`overall.items_${kind}`, {
              count: items.length,
              used: clockText(usedSeconds * 1000),
              minutes,
            })}
          </span>
        </Text>
      </Stack>
    </Card>
  );
}
