import { useTranslation } from 'react-i18next';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import type { Overview } from './overview.ts';

type Holding = Overview['holdings'][number];

/** Each kind of data with how much of it there is; why and for how long stands behind it. */
export function HeldCard({ holdings }: { readonly holdings: readonly Holding[] }) {
  const { t } = useTranslation('myData');
  return (
    <Card title={t('held.title')}>
      <Stack gap={2}>
        {holdings.map((holding) => (
          <Held key={`${holding.feature}.${holding.key}`} holding={holding} />
        ))}
      </Stack>
    </Card>
  );
}

function Held({ holding }: { readonly holding: Holding }) {
  const { t } = useTranslation('myData');
  const { title, what, why, keptFor, seenBy, whenErased, notExported, count } = holding;
  return (
    <Disclosure summary={count === null ? title : t('held.counted', { title, count })}>
      <Stack gap={3}>
        <Text>{what}</Text>
        <DescriptionList
          items={[
            { name: t('held.why'), value: why },
            { name: t('held.keptFor'), value: keptFor },
            { name: t('held.seenBy'), value: seenBy },
            { name: t('held.whenErased'), value: whenErased },
            ...(notExported === null ? [] : [{ name: t('held.notExported'), value: notExported }]),
          ]}
        />
      </Stack>
    </Disclosure>
  );
}
