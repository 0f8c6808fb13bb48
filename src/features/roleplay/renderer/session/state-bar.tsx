import type { ReactNode } from 'react';
import { Text } from '#ui/text.tsx';
import styles from './state-bar.module.css';

type StateBarProps = {
  readonly title: string;
  readonly text?: string;
  readonly action: ReactNode;
  readonly children?: ReactNode;
};

/** What stands in the place of the box while nothing can be written: why, and the one way on. */
export function StateBar({ title, text, action, children }: StateBarProps) {
  return (
    <div className={styles['bar']}>
      {children}
      <div className={styles['row']}>
        <output className={styles['words']}>
          <Text look="strong">{title}</Text>
          {text !== undefined && <Text tone="ink-2">{text}</Text>}
        </output>
        {action}
      </div>
    </div>
  );
}
