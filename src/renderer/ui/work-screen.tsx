import type { ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import styles from './work-screen.module.css';

type WorkScreenProps = {
  readonly head: ReactNode;
  /** What is worked in; it scrolls by itself. */
  readonly children: ReactNode;
  /** Names the part that scrolls. */
  readonly label: string;
  /** Stays at the lower edge. */
  readonly foot: ReactNode;
  /** Stands beside the work; a plane below 47rem has no room for it: offer its content another way, too. */
  readonly aside?: ReactNode;
  readonly asideLabel?: string;
  readonly bodyRef?: Ref<HTMLElement>;
};

/** A screen that fills the window and scrolls inside, for work that stays on one screen. */
export function WorkScreen({ head, children, label, foot, aside, asideLabel, bodyRef }: WorkScreenProps) {
  return (
    <div className={styles['plane']}>
      <div className={classNames(styles['screen'], aside !== undefined && styles['withAside'])}>
        <header className={styles['head']}>{head}</header>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls has to be reachable by the keyboard. */}
        <section ref={bodyRef} tabIndex={0} aria-label={label} className={styles['body']}>
          {children}
        </section>
        <div className={styles['foot']}>{foot}</div>
        {aside !== undefined && (
          <aside aria-label={asideLabel} className={styles['aside']}>
            {aside}
          </aside>
        )}
      </div>
    </div>
  );
}
