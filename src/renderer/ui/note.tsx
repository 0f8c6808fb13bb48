import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import styles from './note.module.css';
import { Text } from './text.tsx';

const drawings = { info: Info, ok: CircleCheck, warn: TriangleAlert, bad: CircleX } as const;

type NoteProps = {
  readonly kind?: keyof typeof drawings;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly icon?: LucideIcon;
  /** `alert` is read aloud at once; use it for what appears after something was pressed. */
  readonly role?: 'alert' | 'note';
};

/** A sentence that matters, in the place that it is about. */
export function Note({ kind = 'info', title, children, icon, role = 'note' }: NoteProps) {
  return (
    <div role={role} className={classNames(styles['note'], styles[kind])}>
      <Icon of={icon ?? drawings[kind]} />
      <div className={styles['words']}>
        {title !== undefined && <Text look="strong">{title}</Text>}
        {typeof children === 'string' ? <Text>{children}</Text> : children}
      </div>
    </div>
  );
}
