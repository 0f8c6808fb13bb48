import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatCalendarDay } from '#renderer/lib/format.ts';
import { Badge } from '#ui/badge.tsx';
import type { Standing } from '../../contract/shapes.ts';

type Standed = {
  readonly standing: Standing;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
};

const kinds = { valid: 'ok', draft: 'info', upcoming: 'info', expired: 'warn', withdrawn: 'bad' } as const;

/** How a document stands, with the day that says so. */
export function standingWords(t: TFunction<'library'>, { standing, validFrom, validUntil }: Standed): string {
  if (standing === 'upcoming' && validFrom !== null) {
    return t('standing.from', { day: formatCalendarDay(validFrom) });
  }
  if (standing === 'expired' && validUntil !== null) {
    return t('standing.ended', { day: formatCalendarDay(validUntil) });
  }
  return t(`standing.${standing}`);
}

/** Says where a document is not for everybody; what is valid, as most are, says nothing. */
export function StandingBadge({ of }: { readonly of: Standed }) {
  const { t } = useTranslation('library');
  if (of.standing === 'valid') return null;
  return <Badge kind={kinds[of.standing]}>{standingWords(t, of)}</Badge>;
}
