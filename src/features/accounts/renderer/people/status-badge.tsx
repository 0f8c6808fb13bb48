import { useTranslation } from 'react-i18next';
import type { accountStatuses } from '#features/accounts/contract/fields.ts';
import { Badge } from '#ui/badge.tsx';

const kinds = { active: 'ok', inactive: 'plain', locked: 'warn', waiting: 'info' } as const;

/** Whether somebody can sign in, and if not, why. */
export function StatusBadge({ status }: { readonly status: (typeof accountStatuses)[number] }) {
  const { t } = useTranslation('accounts');
  return <Badge kind={kinds[status]}>{t(`status.${status}`)}</Badge>;
}
