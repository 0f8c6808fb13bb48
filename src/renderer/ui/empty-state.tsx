import type { ReactNode } from 'react';
import styles from './empty-state.module.css';
import { Text } from './text.tsx';

type EmptyStateProps = {
  readonly title: string;
  /** Why it is empty and what would fill it. */
  readonly children: ReactNode;
  /** One action, and perhaps a quiet second one. */
  readonly actions?: ReactNode;
  readonly headingLevel?: 'h2' | 'h3';
  /** Off where another empty place beside it has one. */
  readonly picture?: boolean;
};

/** Nothing here yet: why, and the one thing to do about it. */
export function EmptyState({
  title,
  children,
  actions,
  headingLevel = 'h2',
  picture = true,
}: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      {picture && <CounterPicture />}
      <Text as={headingLevel} look="heading">
        {title}
      </Text>
      <Text tone="ink-2">{children}</Text>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}

function CounterPicture() {
  return (
    <svg width="104" height="56" viewBox="0 0 104 56" aria-hidden="true" focusable="false">
      <path className={styles['page']} d="M32 6.5h40V47H32Z" />
      <path className={styles['lines']} d="M39 15.5h20M39 22.5h26M39 29.5h16" />
      <path className={styles['counter']} d="M0 44h104v8H0Z" />
    </svg>
  );
}
