import { useTranslation } from 'react-i18next';
import type { KindCount } from '../contract/customer-data.ts';

/** "2 names and 1 phone number". */
export function useKindWords(): (kinds: readonly KindCount[]) => string {
  const { t, i18n } = useTranslation('library');
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  return (kinds) => list.format(kinds.map(({ kind, count }) => t(`customerData.${kind}`, { count })));
}
