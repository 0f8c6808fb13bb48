import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { ChipGroup } from '#ui/chip-group.tsx';
import { Select } from '#ui/select.tsx';
import { useShortcut } from '#ui/shortcut.ts';
import catalogue from './locales/en.json' with { type: 'json' };
import styles from './audit.module.css';
import { useRowWords } from './audit-row.ts';
import { type AuditSearch, spans } from './audit-search.ts';
import { DayField } from './day-field.tsx';

/** Every action that has words, by its code. */
const actions = Object.entries(catalogue.actions).flatMap(([of, words]) =>
  Object.keys(words).map((name) => `${of}.${name}`),
);

type AuditFiltersProps = {
  readonly search: AuditSearch;
  readonly onChange: (part: Partial<AuditSearch>) => void;
};

/** Who, what, when, and how it ended. `/` goes to the first of them. */
export function AuditFilters({ search, onChange }: AuditFiltersProps) {
  const { t } = useTranslation('audit');
  const words = useRowWords();
  const first = useRef<HTMLButtonElement>(null);
  useShortcut(shortcuts.filter.keys, first, 'focus');
  const people = useQuery(queries.accounts.list({ page: 1, pageSize: 100, search: '' }));
  const listed = people.data?.items ?? [];
  const { personId, action, outcome, span = 'all', from, to } = search;
  const isListed = personId === undefined || listed.some(({ id }) => id === personId);
  const byWords = actions
    .map((id) => ({ id, label: words.action(id) }))
    .toSorted((one, other) => one.label.localeCompare(other.label));
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
    </search>
  );
}
