import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { Note } from '#ui/note.tsx';
import { Loading, Skeleton } from '#ui/skeleton.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextButton } from '#ui/text-button.tsx';
import { IdentifierField } from '../fields/identifier-field.tsx';
import { NameTiles } from './name-tiles.tsx';

/** Who signs in: a field to type into or, where this PC shows them, the names of its people to choose from. */
export function WhoField({ isFixed }: { readonly isFixed: boolean }) {
  const { t } = useTranslation('accounts');
  const { control, getValues, setFocus, setValue } = useFormContext<{
    identifier: string;
    password: string;
  }>();
  const inForce = useQuery(queries.settings.inForce({}));
  const showsNames = inForce.data?.signInShows === 'tiles';
  const tiles = useQuery({ ...queries.accounts.tiles({}), enabled: showsNames });
  const people = tiles.data?.people ?? [];
  /** Whoever came back from another way has typed a name already. */
  const [types, setTypes] = useState(() => getValues('identifier') !== '');
  // A field that turns into something else would take the focus and what was typed with it.
  if (inForce.isPending || (showsNames && tiles.isPending)) {
    return (
      <Loading>
        <Skeleton height="4.5rem" />
      </Loading>
    );
  }
  // Whoever types their password already goes on there.
  const startsHere = getValues('identifier') === '' && getValues('password') === '';
  if (isFixed || people.length === 0) {
    return (
      <>
        {tiles.isError && <Note kind="warn" role="alert" title={t('signIn.noNames')} />}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- The caret is where typing starts: nothing comes before this field on its screen. */}
        <IdentifierField autoFocus={startsHere} isReadOnly={isFixed} />
      </>
    );
  }
  const change = () => {
    setValue('identifier', '');
    setTypes(!types);
  };
  return (
    <Stack gap={2} align="stretch">
      {types ? (
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- Whoever chose to type goes on here.
        <IdentifierField autoFocus={getValues('identifier') === ''} />
      ) : (
        <FormField control={control} name="identifier">
          {({ value, onChange, error }) => (
            <NameTiles
              label={t('signIn.who')}
              people={people}
              startsHere={startsHere}
              value={value === '' ? null : value}
              error={error}
              onChange={onChange}
              onFound={() => setFocus('password')}
            />
          )}
        </FormField>
      )}
      <p>
        <TextButton onPress={change}>{types ? t('signIn.showNames') : t('signIn.notListed')}</TextButton>
      </p>
    </Stack>
  );
}
