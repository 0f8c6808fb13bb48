import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { FormField } from '#renderer/lib/form-field.tsx';
import { useInForce } from '#renderer/lib/use-in-force.ts';
import { Stack } from '#ui/stack.tsx';
import { TextButton } from '#ui/text-button.tsx';
import { IdentifierField } from '../fields/identifier-field.tsx';
import { NameTiles } from './name-tiles.tsx';

/** Who signs in: a field to type into or, where this PC shows them, the names of its people to choose from. */
export function WhoField({ isFixed }: { readonly isFixed: boolean }) {
  const { t } = useTranslation('accounts');
  const { control, setValue, getValues } = useFormContext<{ identifier: string }>();
  const showsNames = useInForce()?.signInShows === 'tiles';
  const people = useQuery({ ...queries.accounts.tiles({}), enabled: showsNames }).data?.people ?? [];
  /** Whoever came back from another way has typed a name already. */
  const [types, setTypes] = useState(() => getValues('identifier') !== '');
  if (isFixed || people.length === 0) {
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- The caret is where typing starts: nothing comes before this field on its screen.
    return <IdentifierField autoFocus={getValues('identifier') === ''} isReadOnly={isFixed} />;
  }
  const change = () => {
    setValue('identifier', '');
    setTypes(!types);
  };
  return (
    <Stack gap={2} align="stretch">
      {types ? (
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- Whoever chose to type goes on here.
        <IdentifierField autoFocus />
      ) : (
        <FormField control={control} name="identifier">
          {({ value, onChange, error }) => (
            <NameTiles
              label={t('signIn.who')}
              people={people}
              value={value === '' ? null : value}
              error={error}
              onChange={onChange}
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
