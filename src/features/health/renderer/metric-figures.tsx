import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { formatBytes, formatNumber } from '#renderer/lib/format.ts';
import { Card } from '#ui/card.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { health } from '../contract.ts';
import styles from './health.module.css';
import { LastHour } from './last-hour.tsx';

type Measured = OutputOf<typeof health.metrics>;

/** Tenths below ten, whole milliseconds above. */
const inMs = (ms: number): string => formatNumber(ms < 10 ? ms : Math.round(ms));

/** The last hour as plots, then what was counted since the start. */
export function MetricFigures({ of: measured }: { readonly of: Measured }) {
  const { t } = useTranslation('health');
  const { operations, errors, limitViolations, memory, signIns, imports, retrievals } = measured;
  const slowest = Math.max(1, ...operations.map(({ p95Ms }) => p95Ms));
  const attempts = signIns.succeeded + signIns.refused;
  return (
    <Stack>
      <LastHour minutes={measured.minutes} />
      <Card title={t('metrics.counted')}>
        <DescriptionList
          items={[
            {
              name: t('metrics.calls'),
              value: formatNumber(operations.reduce((total, { calls }) => total + calls, 0)),
            },
            {
              name: t('metrics.signIns'),
              value: t('metrics.signInsOf', {
                count: attempts,
                succeeded: formatNumber(signIns.succeeded),
                attempts: formatNumber(attempts),
              }),
            },
            { name: t('metrics.imports'), value: formatNumber(imports) },
            { name: t('metrics.retrievals'), value: formatNumber(retrievals) },
            {
              name: t('metrics.memory'),
              value: t('metrics.memoryOf', {
                used: formatBytes(memory.residentBytes),
                free: formatBytes(memory.availableBytes),
              }),
            },
          ]}
        />
      </Card>
      <Card title={t('metrics.operations')} look="flush">
        <DataTable
          label={t('metrics.operations')}
          rows={operations}
          rowId={({ op }) => op}
          columns={[
            { id: 'op', header: t('metrics.operation'), isRowHeader: true, renderCell: ({ op }) => op },
            {
              id: 'calls',
              header: t('metrics.calls'),
              align: 'end',
              renderCell: ({ calls }) => formatNumber(calls),
            },
            {
              id: 'refused',
              header: t('metrics.notDone'),
              align: 'end',
              renderCell: ({ calls, outcomes }) => formatNumber(calls - (outcomes['OK'] ?? 0)),
            },
            { id: 'p50', header: t('metrics.p50'), align: 'end', renderCell: ({ p50Ms }) => inMs(p50Ms) },
            { id: 'p95', header: t('metrics.p95'), align: 'end', renderCell: ({ p95Ms }) => inMs(p95Ms) },
            {
              id: 'share',
              header: t('metrics.p95Bar'),
              renderCell: ({ op, p95Ms }) => (
                <div className={styles['bar']}>
                  <ProgressBar
                    kind="meter"
                    bare
                    label={t('metrics.p95Of', { op })}
                    value={p95Ms}
                    max={slowest}
                    valueText={t('metrics.ms', { ms: inMs(p95Ms) })}
                  />
                </div>
              ),
            },
          ]}
        />
      </Card>
      <Card title={t('metrics.errors')} look="flush">
        <DataTable
          label={t('metrics.errors')}
          rows={errors}
          rowId={({ code }) => code}
          empty={<Text tone="ink-2">{t('metrics.noErrors')}</Text>}
          columns={[
            { id: 'code', header: t('metrics.code'), isRowHeader: true, renderCell: ({ code }) => code },
            {
              id: 'count',
              header: t('metrics.count'),
              align: 'end',
              renderCell: ({ count }) => formatNumber(count),
            },
          ]}
        />
      </Card>
      <Card title={t('metrics.limits')} look="flush">
        <DataTable
          label={t('metrics.limits')}
          rows={limitViolations}
          rowId={({ person }) => person?.id ?? ''}
          empty={<Text tone="ink-2">{t('metrics.noLimits')}</Text>}
          columns={[
            {
              id: 'person',
              header: t('metrics.person'),
              isRowHeader: true,
              renderCell: ({ person }) => (
                <bdi>{person === null ? t('metrics.nobody') : (person.name ?? t('metrics.deleted'))}</bdi>
              ),
            },
            {
              id: 'count',
              header: t('metrics.count'),
              align: 'end',
              renderCell: ({ count }) => formatNumber(count),
            },
          ]}
        />
      </Card>
    </Stack>
  );
}
