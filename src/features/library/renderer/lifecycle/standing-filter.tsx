import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Menu } from '#ui/menu.tsx';
import { type Standing, standings } from '../../contract/shapes.ts';

type StandingFilterProps = {
  /** `undefined`: all. */
  readonly value: Standing | undefined;
  readonly onChange: (standing: Standing | undefined) => void;
};

/** For admins: documents that stand in one way. */
export function StandingFilter({ value, onChange }: StandingFilterProps) {
  const { t } = useTranslation('library');
  const all = { id: 'all', label: t('standing.all'), onAction: () => onChange(undefined) };
  const each = standings.map((id) => ({ id, label: t(`standing.${id}`), onAction: () => onChange(id) }));
  return (
    <Menu
      label={t('standing.label')}
      groups={[{ id: 'standing', selected: value ?? all.id, actions: [all, ...each] }]}
    >
      <Button size="small" aria-label={t('standing.button', { standing: t(`standing.${value ?? 'all'}`) })}>
        {t(`standing.${value ?? 'all'}`)}
        <Icon of={ChevronDown} size={16} />
      </Button>
    </Menu>
  );
}
