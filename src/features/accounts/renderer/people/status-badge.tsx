import { useTranslation } from 'react-i18next';
import { formatUntil } from '#renderer/lib/format.ts';
import { Badge } from '#ui/badge.tsx';
import type { PersonView } from './person/person-view.ts';

type StatusBadgeProps = { readonly of: Pick<PersonView, 'status' | 'lockedUntil' | 'lastSignInAt'> };

const kinds = { active: 'ok', unused: 'plain', inactive: 'plain', locked: 'warn', waiting: 'info' } as const;

/** Whether somebody can sign in, and if not, why. An account that nobody has come in by yet says so. */
export function StatusBadge({ of: { status, lockedUntil, lastSignInAt } }: StatusBadgeProps) {
  const { t } = useTranslation('accounts');
  const shown = status === 'active' && lastSignInAt === null ? 'unused' : status;
  const words =
    lockedUntil === null ? t(`status.${shown}`) : t('status.lockedUntil', { time: formatUntil(lockedUntil) });
  return <Badge kind={kinds[shown]}>{words}</Badge>;
}
