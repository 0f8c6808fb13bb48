import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { Failed } from '#renderer/lib/failed.tsx';
import { isolate } from '#renderer/lib/isolate.ts';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { Button } from '#ui/button.tsx';
import { ChipGroup } from '#ui/chip-group.tsx';
import { RemovableChip } from '#ui/removable-chip.tsx';
import { Select } from '#ui/select.tsx';
import { useShortcut } from '#ui/shortcut.ts';
import { Stack } from '#ui/stack.tsx';
import styles from './audit.module.css';
import { auditActions } from './audit-actions.ts';
import { useRowWords } from './audit-row.ts';
import { type AuditSearch, isFiltered, spans } from './audit-search.ts';
import { DayField } from './day-field.tsx';

type AuditFiltersProps = {
  readonly search: AuditSearch;
  /** What `subjectId` of the search names, in words. */
  readonly about: string;
  readonly onChange: (part: Partial<AuditSearch>) => void;
  readonly onClear: () => void;
};

/** Who, what, when, and how it ended. `/` goes to the first of them. */
export function AuditFilters({ search, about, onChange, onClear }: AuditFiltersProps) {
  const { t } = useTranslation('audit');
  const words = useRowWords();
  const first = useRef<HTMLButtonElement>(null);
  useShortcut(shortcuts.filter.keys, first, 'focus');
  const people = useQuery(queries.accounts.list({ page: 1, pageSize: 100, search: '' }));
  const listed = people.data?.items ?? [];
  const { personId, subjectId, action, outcome, span = 'all', from, to } = search;
  const isListed = personId === undefined || listed.some(({ id }) => id === personId);
  const byWords = auditActions
    .map((id) => ({ id, label: words.action(id) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
  /** What was pressed may go with what it takes away: the focus stays among the filters. */
  const taking = (away: () => void) => () => {
    first.current?.focus();
    away();
  };
  return (
    <search className={styles['filters']} aria-label={t('filters.label')}>
      <div className={styles['choices']}>
        <Select
          label={t('filters.action')}
          inputRef={first}
          value={action ?? ''}
          onChange={(id) => onChange({ action: id === '' ? undefined : id })}
          choices={[{ id: '', label: t('filters.everyAction') }, ...byWords]}
        />
        {people.error === null ? (
          <Select
            label={t('filters.person')}
            value={personId ?? ''}
            onChange={(id) => onChange({ personId: id === '' ? undefined : id })}
            choices={[
              { id: '', label: t('filters.everybody') },
              ...(isListed ? [] : [{ id: personId, label: t('filters.chosenPerson') }]),
              ...listed.map(({ id, name }) => ({ id, label: name })),
            ]}
            help={people.data?.hasNext === true ? t('filters.morePeople') : undefined}
          />
        ) : (
          <Failed error={people.error} feature="accounts" onRetry={() => void people.refetch()} />
        )}
      </div>
      <ChipGroup
        label={t('filters.outcome')}
        value={outcome ?? 'any'}
        onChange={(id) => onChange({ outcome: id === 'any' ? undefined : id })}
        choices={(['any', 'done', 'refused'] as const).map((id) => ({ id, label: t(`filters.${id}`) }))}
      />
      <ChipGroup
        label={t('filters.days')}
        value={span}
        onChange={(id) => onChange({ span: id, from: undefined, to: undefined })}
        choices={spans.map((id) => ({ id, label: t(`filters.span.${id}`) }))}
      />
      {span === 'between' && (
        <div className={styles['choices']}>
          <DayField label={t('filters.from')} day={from} onChange={(day) => onChange({ from: day })} />
          <DayField
            label={t('filters.to')}
            day={to}
            onChange={(day) => onChange({ to: day })}
            error={from !== undefined && to !== undefined && to < from ? t('filters.backwards') : undefined}
          />
        </div>
      )}
      {isFiltered(search) && (
        <Stack direction="row" gap={2} wrap>
          {subjectId !== undefined && (
            <RemovableChip onRemove={taking(() => onChange({ subjectId: undefined }))}>
              {t('filters.about', { what: isolate(about) })}
            </RemovableChip>
          )}
          <Button size="small" onPress={taking(onClear)}>
            {t('filters.clear')}
          </Button>
        </Stack>
      )}
    </search>
  );
}
