import { useMemo, useState } from 'react';
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
  /** Whether the focus comes here as soon as the names do. */
  readonly startsHere: boolean;
  readonly onChange: (username: string) => void;
  /** The only name that is left of a search was chosen. */
  readonly onFound: () => void;
};

/** With more names than this, typing a few letters is quicker than looking. */
const manyNames = 8;

/** The names of the people of this PC. Arrows choose; the chosen one stays whatever is looked for. */
export function NameTiles({ label, people, value, error, startsHere, onChange, onFound }: NameTilesProps) {
  const { t } = useTranslation('accounts');
  const [search, setSearch] = useState('');
  const isMany = people.length > manyNames;
  const wanted = search.trim().toLocaleLowerCase();
  const found = people.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const shown = people.filter((one) => one.username === value || found.includes(one));
  const shared = useMemo(() => namesOfOneLook(people), [people]);
  const choose = () => {
    const [only, ...others] = wanted === '' ? [] : found;
    if (only === undefined || others.length > 0) return;
    onChange(only.username);
    onFound();
  };
  return (
    <Stack gap={2}>
      {isMany && (
        <>
          <SearchField
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- The caret is where typing starts: nothing comes before this field on its screen.
            autoFocus={startsHere}
            label={t('signIn.findName')}
            value={search}
            onChange={setSearch}
            // Enter looks for a name here; it does not sign in.
            onSubmit={choose}
            maxLength={100}
          />
          <output>
            <Text as="span" look="small" tone="ink-2">
              {t('signIn.names', { count: found.length })}
            </Text>
          </output>
        </>
      )}
      <div className={styles['tiles']}>
        <RadioGroup
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- As above, where there are few names.
          autoFocus={startsHere && !isMany}
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
            ...(shared.has(name) && { description: username }),
          }))}
        />
      </div>
    </Stack>
  );
}

/** The names that look like that of somebody else. */
function namesOfOneLook(people: readonly Tile[]): ReadonlySet<string> {
  const looks = people.map(({ name }) => ({ name, look: lookOf(name) }));
  const count = new Map<string, number>();
  for (const { look } of looks) count.set(look, (count.get(look) ?? 0) + 1);
  return new Set(looks.filter(({ look }) => (count.get(look) ?? 0) > 1).map(({ name }) => name));
}
