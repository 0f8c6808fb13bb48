import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isolate } from '#renderer/lib/isolate.ts';
import { RadioGroup } from '#ui/radio-group.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { lookOf } from './look-of.ts';
import styles from './name-tiles.module.css';

type Tile = { readonly username: string; readonly name: string };

type NameTilesProps = {
  readonly label: string;
  readonly people: readonly Tile[];
  readonly value: string | null;
  readonly error: string | undefined;
  readonly onChange: (username: string) => void;
};

/** With more names than this, typing a few letters is quicker than looking. */
const manyNames = 8;

/** The names of the people of this PC. Arrows choose; the chosen one stays whatever is looked for. */
export function NameTiles({ label, people, value, error, onChange }: NameTilesProps) {
  const { t } = useTranslation('accounts');
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase();
  const shown = people.filter(
    ({ username, name }) => username === value || name.toLocaleLowerCase().includes(wanted),
  );
  const looks = people.map((one) => lookOf(one.name));
  const isShared = (name: string) => looks.filter((look) => look === lookOf(name)).length > 1;
  return (
    <Stack gap={2}>
      {people.length > manyNames && (
        <>
          <SearchField label={t('signIn.findName')} value={search} onChange={setSearch} maxLength={100} />
          <Text look="small" tone="ink-2">
            {t('signIn.names', { count: shown.length })}
          </Text>
        </>
      )}
      <div className={styles['tiles']}>
        <RadioGroup
          label={label}
          error={error}
          look="cards"
          direction="row"
          cardWidth="small"
          value={value}
          onChange={onChange}
          choices={shown.map(({ username, name }) => ({
            id: username,
            label: isolate(name),
            // Two people may have the same name, or one that looks the same.
            ...(isShared(name) && { description: username }),
          }))}
        />
      </div>
    </Stack>
  );
}
