import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './stack.module.css';

type StackProps = {
  readonly children: ReactNode;
  /** Steps of the 4 px grid: 4, 8, 12, 16, 24, 32 px. */
  readonly gap?: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  readonly direction?: 'column' | 'row';
  readonly align?: 'start' | 'center' | 'end' | 'baseline' | 'stretch';
  readonly justify?: 'start' | 'between' | 'end' | 'center';
  readonly wrap?: boolean;
  /** Takes the room that is left in its own row. */
  readonly grow?: boolean;
  readonly as?: 'div' | 'ul' | 'ol' | 'section' | 'span' | 'li';
};

/** Things under or beside each other with an even gap. */
export function Stack({
  children,
  gap = 4,
  direction = 'column',
  align = direction === 'row' ? 'center' : 'stretch',
  justify = 'start',
  wrap = false,
  grow = false,
  as: Tag = 'div',
}: StackProps) {
  return (
    <Tag
      className={classNames(
        styles['stack'],
        styles[direction],
        styles[`gap-${gap}`],
        styles[`align-${align}`],
        styles[`justify-${justify}`],
        wrap && styles['wrap'],
        grow && styles['grow'],
      )}
    >
      {children}
    </Tag>
  );
}
