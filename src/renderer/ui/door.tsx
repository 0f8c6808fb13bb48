import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './brand.tsx';
import { CounterScene } from './counter-scene.tsx';
import styles from './door.module.css';
import { Text } from './text.tsx';

type DoorProps = {
  readonly title: string;
  /** The title of the window, where it should say more than the heading. */
  readonly windowTitle?: string;
  /** A greeting is larger than the name of a task. */
  readonly look?: 'task' | 'greeting';
  readonly lead?: ReactNode;
  readonly children: ReactNode;
  /** Reading starts at the heading; leave it off where a field takes the focus. */
  readonly focusTitle?: boolean;
};

/** The frame of every screen in front of the app: set-up, sign-in, lock, and a store that will not open. */
export function Door({
  title,
  windowTitle = title,
  look = 'task',
  lead,
  children,
  focusTitle = false,
}: DoorProps) {
  const { t } = useTranslation('ui');
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${windowTitle} · Drillroom`;
  }, [windowTitle]);
  useEffect(() => {
    if (focusTitle) heading.current?.focus();
  }, [focusTitle]);
  return (
    <div className={styles['door']}>
      <div className={styles['scene']}>
        <CounterScene />
      </div>
      <main className={styles['main']}>
        <div className={styles['inner']}>
          <Brand />
          <div className={styles['head']}>
            <h1 ref={heading} tabIndex={-1} className={styles[look]}>
              {title}
            </h1>
            {lead && <Text tone="ink-2">{lead}</Text>}
          </div>
          {children}
        </div>
        <div className={styles['foot']}>
          <Text look="small" tone="ink-3">
            {t('door.promise')}
          </Text>
        </div>
      </main>
    </div>
  );
}
