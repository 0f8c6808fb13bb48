import { type ReactNode, useEffect, useRef } from 'react';
import styles from './page-head.module.css';
import { Text } from './text.tsx';

type PageHeadProps = {
  readonly title: string;
  /** The title of the window, where it should say more than the heading. */
  readonly windowTitle?: string;
  /** One line under the heading. */
  readonly lead?: ReactNode;
  /** The way back, above the heading. */
  readonly crumbs?: ReactNode;
  readonly actions?: ReactNode;
};

/** The head of a screen. It names the window and takes the focus when the screen opens, so that reading starts here. */
export function PageHead({ title, windowTitle = title, lead, crumbs, actions }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${windowTitle} · Drillroom`;
  }, [windowTitle]);
  useEffect(() => {
    const inMain = document.activeElement?.closest('main') ?? null;
    if (inMain === null) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles['head']}>
      <div className={styles['words']}>
        {crumbs && <Text look="small">{crumbs}</Text>}
        <h1 ref={heading} tabIndex={-1} className={styles['title']}>
          {title}
        </h1>
        {lead && <Text tone="ink-2">{lead}</Text>}
      </div>
      {actions && <div className={styles['actions']}>{actions}</div>}
    </div>
  );
}
