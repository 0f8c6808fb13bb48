import { useTranslation } from 'react-i18next';
import { paths } from '#renderer/lib/paths.ts';
import { TextLink } from '#ui/text-link.tsx';

/** The way back to the list. */
export function DebriefCrumbs() {
  const { t } = useTranslation('reports');
  return <TextLink href={paths.reports}>{t('debrief.crumb')}</TextLink>;
}
