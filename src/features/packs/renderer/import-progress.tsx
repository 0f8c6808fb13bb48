import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { queries } from '#renderer/lib/api.ts';
import { ProgressBar } from '#ui/progress-bar.tsx';

const askMs = 500;

/** How many texts of a pack are in. Nothing before the first and after the last. */
export function ImportProgress() {
  const { t } = useTranslation('packs');
  const { data } = useQuery({ ...queries.packs.progress({}), refetchInterval: askMs });
  const work = data?.work ?? null;
  if (work === null) return null;
  const { done, total } = work;
  return (
    <ProgressBar
      label={t('look.importing')}
      value={done}
      max={total}
      valueText={t('look.texts', { done, total })}
    />
  );
}
