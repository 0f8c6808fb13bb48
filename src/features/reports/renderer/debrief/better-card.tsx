import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import styles from './better-card.module.css';
import type { ReportView } from './report-view.ts';
import { QuotedSource } from './quoted-source.tsx';

type BetterCardProps = { readonly report: ReportView; readonly isOwn: boolean };

/** How many stand open at first. */
const shownAtFirst = 2;

/** What was said beside a better wording, which is always the material's or the scenario's own. */
export function BetterCard({ report, isOwn }: BetterCardProps) {
  const { t } = useTranslation('reports');
  const [showsAll, setShowsAll] = useState(false);
  const { improvements, kind } = report;
  const shown = showsAll ? improvements : improvements.slice(0, shownAtFirst);
  const more = improvements.length - shown.length;
  return (
    <Card title={t('better.title')}>
      {improvements.length === 0 ? (
        <Text tone="ink-2">{t('better.none')}</Text>
      ) : (
        <Stack gap={5}>
          {shown.map(({ item, said, better, source }) => (
            <div key={item} className={styles['pair']}>
              <div>
                <Text look="small" tone="ink-3">
                  {isOwn ? t(`better.said_${kind}`, { item }) : t(`better.saidOf_${kind}`, { item })}
                </Text>
                <Text tone="ink-2">
                  {said === null ? t('better.notAnswered') : t('better.quote', { text: said })}
                </Text>
              </div>
              <div className={styles['better']}>
                <Text look="small" tone="ink-3">
                  {t('better.try')}
                </Text>
                <Text>{t('better.quote', { text: better })}</Text>
              </div>
              {source !== null && <QuotedSource source={source} report={report} />}
            </div>
          ))}
          {more > 0 && (
            <Stack direction="row">
              <Button size="small" onPress={() => setShowsAll(true)}>
                {t('better.more', { count: more })}
              </Button>
            </Stack>
          )}
        </Stack>
      )}
    </Card>
  );
}
