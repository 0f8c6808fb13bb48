import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { VisuallyHidden } from 'react-aria-components';
import styles from './skeleton.module.css';

/** The place where something will stand. `width` and `height` are CSS lengths, in the shape of the final thing. */
export function Skeleton({
  width = '100%',
  height = '0.75rem',
}: {
  readonly width?: string;
  readonly height?: string;
}) {
  return <span className={styles['skeleton']} style={{ '--width': width, '--height': height }} />;
}

/** So many of them below each other, for a list of which nobody knows yet how long it is. */
export function SkeletonRows({ count, height }: { readonly count: number; readonly height: string }) {
  return Array.from({ length: count }, (_, row) => <Skeleton key={row} height={height} />);
}

/** Wraps the skeletons of one surface: says once that it loads, and shows nothing in the first 300 ms. */
export function Loading({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles['loading']} aria-busy="true">
      <VisuallyHidden>
        <output>{t('loading')}</output>
      </VisuallyHidden>
      <div aria-hidden="true" className={styles['shapes']}>
        {children}
      </div>
    </div>
  );
}
