import type { LucideIcon } from 'lucide-react';
import styles from './badge.module.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

type BadgeProps = {
  readonly children: string;
  readonly kind?: 'plain' | 'ok' | 'warn' | 'bad' | 'info' | 'soft' | 'line';
  readonly icon?: LucideIcon;
};

/** A state in a word or two. The word says it; the colour only helps. */
export function Badge({ children, kind = 'plain', icon }: BadgeProps) {
  return (
    <span className={classNames(styles['badge'], styles[kind])}>
      {icon && <Icon of={icon} size={14} />}
      {children}
    </span>
  );
}
