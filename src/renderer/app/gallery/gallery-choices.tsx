import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { kinds } from '#features/roleplay/contract.ts';
import { Card } from '#ui/card.tsx';
import { Checkbox, CheckboxGroup } from '#ui/checkbox.tsx';
import { ChipGroup } from '#ui/chip-group.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { RemovableChip } from '#ui/removable-chip.tsx';
import { SegmentedControl } from '#ui/segmented-control.tsx';
import { Stack } from '#ui/stack.tsx';
import { Switch } from '#ui/switch.tsx';

const shown = ['reading', 'quiz', 'notes'] as const;
const filters = ['everything', 'hairline', 'overdue'] as const;
const ranges = ['week', 'month', 'ever'] as const;

export function GalleryChoices() {
  const { t } = useTranslation('gallery');
  const [chosen, setChosen] = useState<readonly (typeof shown)[number][]>(['reading']);
  const [kind, setKind] = useState<(typeof kinds)[number]>('interview');
  const [filter, setFilter] = useState<(typeof filters)[number]>('everything');
  const [range, setRange] = useState<(typeof ranges)[number]>('week');
  return (
    <Card title={t('choices.title')}>
      <Stack>
        <Checkbox
          isSelected={chosen.length === shown.length}
          isIndeterminate={chosen.length > 0 && chosen.length < shown.length}
          onChange={(all) => setChosen(all ? shown : [])}
        >
          {t('choices.all')}
        </Checkbox>
        <CheckboxGroup
          label={t('choices.kinds')}
          choices={shown.map((id) => ({ id, label: t(`choices.${id}`) }))}
          value={chosen}
          onChange={setChosen}
          error={chosen.length === 0 ? t('choices.notesError') : undefined}
        />
        <RadioGroup
          label={t('choices.practice')}
          look="cards"
          direction="row"
          choices={kinds.map((id) => ({
            id,
            label: t(`choices.${id}`),
            description: t(`choices.${id}About`),
          }))}
          value={kind}
          onChange={setKind}
        />
        <Switch defaultSelected>{t('choices.voice')}</Switch>
        <Switch isDisabled>{t('choices.managed')}</Switch>
        <ChipGroup
          label={t('choices.filter')}
          choices={filters.map((id, at) => ({ id, label: t(`choices.${id}`), count: [148, 11, 2][at] ?? 0 }))}
          value={filter}
          onChange={setFilter}
        />
        {filter === 'hairline' && (
          <div>
            <RemovableChip onRemove={() => setFilter('everything')}>{t('choices.about')}</RemovableChip>
          </div>
        )}
        <div>
          <SegmentedControl
            label={t('choices.range')}
            choices={ranges.map((id) => ({ id, label: t(`choices.${id}`) }))}
            value={range}
            onChange={setRange}
          />
        </div>
      </Stack>
    </Card>
  );
}
