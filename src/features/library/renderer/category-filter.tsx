import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '#contract/op.ts';
import { Button } from '#ui/button.tsx';
import { ChipGroup } from '#ui/chip-group.tsx';
import { Icon } from '#ui/icon.tsx';
import { Menu } from '#ui/menu.tsx';
import type { library } from '../contract.ts';
import styles from './library.module.css';

export type Categories = OutputOf<typeof library.categories>;

type CategoryFilterProps = {
  readonly categories: Categories;
  /** `undefined`: all. */
  readonly value: string | undefined;
  readonly onChange: (categoryId: string | undefined) => void;
};

const all = 'all';
const mostChips = 4;

/** The fullest categories as chips, the rest that hold documents in a menu; the chosen one is always a chip. */
export function CategoryFilter({ categories, value, onChange }: CategoryFilterProps) {
  const { t } = useTranslation('library');
  const filled = categories.filter(({ id, documents }) => documents > 0 || id === value);
  const fullest = filled.toSorted((one, other) => other.documents - one.documents).slice(0, mostChips);
  const isChip = ({ id }: Categories[number]) => id === value || fullest.some((one) => one.id === id);
  const chips = filled.filter(isChip);
  const rest = filled.filter((category) => !isChip(category));
  const total = categories.reduce((sum, { documents }) => sum + documents, 0);
  return (
    <div className={styles['filter']}>
      <ChipGroup
        label={t('filter.label')}
        choices={[
          { id: all, label: t('filter.all'), count: total },
          ...chips.map(({ id, name, documents }) => ({ id, label: name, count: documents })),
        ]}
        value={value ?? all}
        onChange={(id) => onChange(id === all ? undefined : id)}
      />
      {rest.length > 0 && (
        <Menu
          label={t('filter.moreLabel')}
          placement="bottom start"
          groups={[
            {
              id: 'more',
              actions: rest.map(({ id, name, documents }) => ({
                id,
                label: `${name} (${documents})`,
                onAction: () => onChange(id),
              })),
            },
          ]}
        >
          <Button size="small">
            {t('filter.more', { count: rest.length })}
            <Icon of={ChevronDown} size={16} />
          </Button>
        </Menu>
      )}
    </div>
  );
}
