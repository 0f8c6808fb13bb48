import { useTranslation } from 'react-i18next';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { Told } from './overview.ts';

/** What a deletion leaves nothing of, and what it leaves, as the features declare it. */
export function WhatBecomes({ holdings }: { readonly holdings: readonly Told[] }) {
  const { t } = useTranslation('myData');
  return (
    <Stack>
      <Listed
        title={t('erase.goes')}
        items={holdings.filter(({ goes }) => goes).map((one) => [one, one.title] as const)}
      />
      <Listed
        title={t('erase.stays')}
        items={holdings
          .filter(({ goes }) => !goes)
          .map((one) => [one, t('erase.staying', { title: one.title, what: one.whenErased })] as const)}
      />
    </Stack>
  );
}

type ListedProps = { readonly title: string; readonly items: readonly (readonly [Told, string])[] };

function Listed({ title, items }: ListedProps) {
  return (
    items.length > 0 && (
      <div>
        <Text as="h3" look="strong">
          {title}
        </Text>
        <ul>
          {items.map(([{ feature, key }, words]) => (
            <li key={`${feature}.${key}`}>{words}</li>
          ))}
        </ul>
      </div>
    )
  );
}
