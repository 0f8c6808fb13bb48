import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#ui/button.tsx';
import { RadioGroup } from '#ui/radio-group.tsx';
import { Stack } from '#ui/stack.tsx';
import { offersAnything, type Stock } from './practice-choice.ts';

type ChooseTopicProps = {
  readonly stock: readonly Stock[];
  readonly current: Stock;
  readonly onChange: (next: Stock) => void;
};

/** The topics that offer something; those that are empty step aside, unless one of them was asked for. */
export function ChooseTopic({ stock, current, onChange }: ChooseTopicProps) {
  const { t } = useTranslation('roleplay');
  const [showsEmpty, setShowsEmpty] = useState(!offersAnything(current));
  const filled = stock.filter(offersAnything);
  const empty = stock.filter((one) => !offersAnything(one));
  const shown = showsEmpty || !offersAnything(current) ? [...filled, ...empty] : filled;
  const words = ({ documents, scenarios }: Stock): string =>
    [
      ...(documents === 0 ? [] : [t('lobby.documents', { count: documents })]),
      ...(scenarios.length === 0 ? [] : [t('lobby.scenarios', { count: scenarios.length })]),
    ].join(', ') || t('lobby.nothingYet');
  return (
    <Stack gap={1}>
      <RadioGroup
        label={t('lobby.category')}
        look="cards"
        direction="row"
        value={current.category.id}
        onChange={(id) => {
          const next = stock.find(({ category }) => category.id === id);
          if (next) onChange(next);
        }}
        choices={shown.map((one) => ({
          id: one.category.id,
          label: one.category.name,
          description: words(one),
          isQuiet: !offersAnything(one),
        }))}
      />
      {filled.length > 0 && empty.length > 0 && offersAnything(current) && (
        <Stack direction="row">
          <Button size="small" variant="quiet" onPress={() => setShowsEmpty(!showsEmpty)}>
            {showsEmpty ? t('lobby.hideEmpty') : t('lobby.showEmpty', { count: empty.length })}
          </Button>
        </Stack>
      )}
    </Stack>
  );
}
