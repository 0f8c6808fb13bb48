import { useTranslation } from 'react-i18next';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { CopiesList } from './copies-list.tsx';
import type { Overview } from './overview.ts';
import { WhatBecomes } from './what-becomes.tsx';

/** What a deletion leaves nothing of, what it leaves, and where it lives on for a while. */
export function EraseFacts({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('myData');
  const { holdings, copies } = overview;
  return (
    <Stack>
      <Text>{t('erase.text')}</Text>
      <WhatBecomes holdings={holdings} />
      <div>
        <Text as="h3" look="strong">
          {t('erase.copies')}
        </Text>
        {copies.length === 0 ? <Text>{t('erase.noCopies')}</Text> : <CopiesList copies={copies} />}
        <Text>{t('erase.elsewhere')}</Text>
      </div>
    </Stack>
  );
}
