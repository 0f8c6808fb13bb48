import { useQuery } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { queries } from '#renderer/lib/api.ts';
import { formatNumber } from '#renderer/lib/format.ts';
import { paths } from '#renderer/lib/paths.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Icon } from '#ui/icon.tsx';
import { TextLink } from '#ui/text-link.tsx';
import styles from './import-sign.module.css';

/** Beside the screens, for whoever may add material: that files are on their way, or wait for somebody. */
export function ImportSign() {
  const { t } = useTranslation('library');
  const mayAdd = allows('administers', useMe().roles);
  const { data } = useQuery({ ...queries.library.queue({ page: 1, pageSize: 1 }), enabled: mayAdd });
  if (data === undefined || !mayAdd) return null;
  const { waiting, choice, failed, isPaused, halt } = data.summary;
  if (waiting + choice + failed === 0) return null;
  const isGoing = waiting > 0 && !isPaused && halt === null;
  const needsYou = choice + failed;
  const [kind, count] = isGoing
    ? (['going', waiting] as const)
    : needsYou > 0
      ? (['needsYou', needsYou] as const)
      : (['waiting', waiting] as const);
  return (
    <span className={styles['sign']}>
      <TextLink href={`${paths.library}?add=true`}>
        <Icon of={FileUp} size={16} />
        <span className={styles['words']}>{t(`sign.${kind}`, { count })}</span>
        <span className={styles['short']} aria-hidden="true">
          {formatNumber(count)}
        </span>
      </TextLink>
    </span>
  );
}
