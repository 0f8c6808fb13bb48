import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';
import styles from './text-link.module.css';

/** A link inside words, to another screen. */
export function TextLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <AriaLink href={href} className={styles['link'] ?? ''}>
      {children}
    </AriaLink>
  );
}
