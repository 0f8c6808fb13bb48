import { useTranslation } from 'react-i18next';
import { Stack } from '#ui/stack.tsx';
import { Text } from '#ui/text.tsx';
import { CopiesList } from './copies-list.tsx';
import type { Overview } from './overview.ts';

/** What a deletion leaves nothing of, what it leaves, and where it lives on for a while. */
export function EraseFacts({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation('myData');
  const { holdings, copies } = overview;
  const going = holdings.filter(({ goes }) => goes);
  const staying = holdings.filter(({ goes }) => !goes);
  return (
    <Stack>
      <Text>{t('erase.text')}</Text>
      <div>
        <Text as="h3" look="strong">
          {t('erase.goes')}
        </Text>
        <ul>
          {going.map(({ feature, key, title }) => (
            <li key={`${feature}.${key}`}>{title}</li>
          ))}
        </ul>
      </div>
      <div>
        <Text as="h3" look="strong">
          {t('erase.stays')}
        </Text>
        <ul>
          {staying.map(({ feature, key, title, whenErased }) => (
            <li key={`${feature}.${key}`}>{t('erase.staying', { title, what: whenErased })}</li>
          ))}
        </ul>
      </div>
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
