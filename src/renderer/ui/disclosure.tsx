import type { ReactNode } from 'react';
import styles from './disclosure.module.css';

type DisclosureProps = {
  /** What stands there in short. */
  readonly summary: string;
  readonly children: ReactNode;
};

/** Details behind their summary, for what few look up. On paper they are always open. */
export function Disclosure({ summary, children }: DisclosureProps) {
  return (
    <details className={styles['disclosure']}>
      <summary className={styles['summary']}>{summary}</summary>
      {children}
    </details>
  );
}
