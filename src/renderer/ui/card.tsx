import { type ReactNode, useId } from 'react';
import styles from './card.module.css';
import { classNames } from './class-names.ts';
import { Text } from './text.tsx';

type CardProps = {
  readonly children: ReactNode;
  /** The card's heading (h2); it also names the region. */
  readonly title?: string;
  /** Stands at the end of the heading's line: a figure or a link. */
  readonly end?: ReactNode;
  /** `now` marks the one thing that is under way; `flush` leaves the padding to a table inside. */
  readonly look?: 'plain' | 'now' | 'flush';
  readonly as?: 'section' | 'article' | 'div' | 'li';
};

/** A white plane on the canvas. Never a card inside a card. */
export function Card({ children, title, end, look = 'plain', as: Tag = 'section' }: CardProps) {
  const id = useId();
  return (
    <Tag
      className={classNames(styles['card'], styles[look])}
      aria-labelledby={title === undefined ? undefined : id}
    >
      {title !== undefined && (
        <div className={styles['head']}>
          <Text as="h2" look="strong" id={id}>
            {title}
          </Text>
          {end}
        </div>
      )}
      {children}
    </Tag>
  );
}
