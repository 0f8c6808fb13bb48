import { useTranslation } from 'react-i18next';
import { formatDate } from '#renderer/lib/format.ts';
import type { Copies } from './overview.ts';

/** The copies that still hold what was deleted, each with the day on which it goes. */
export function CopiesList({ copies }: { readonly copies: Copies }) {
  const { t } = useTranslation('myData');
  return (
    <ul>
      {copies.map(({ madeAt, keptUntil }) => (
        <li key={madeAt}>
          {t('erase.copy', { madeAt: formatDate(madeAt), keptUntil: formatDate(keptUntil) })}
        </li>
      ))}
    </ul>
  );
}
