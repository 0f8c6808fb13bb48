import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import styles from './text.module.css';

type TextProps = {
  readonly children: ReactNode;
  readonly as?: 'p' | 'span' | 'div' | 'h2' | 'h3' | 'h4' | 'li' | 'dt' | 'dd' | 'blockquote' | 'strong';
  readonly look?: 'display' | 'title' | 'heading' | 'lead' | 'body' | 'strong' | 'small' | 'stat' | 'mono';
  readonly tone?: 'ink' | 'ink-2' | 'ink-3' | 'ok' | 'warn' | 'bad' | 'inherit';
  /** Figures of one width, for columns and clocks. */
  readonly figures?: boolean;
  /** One line, with an ellipsis when there is not enough room. */
  readonly cut?: boolean;
  /** Three lines at most, for words that stand in full elsewhere. */
  readonly brief?: boolean;
  readonly id?: string;
};

/** Words in one of the sizes of the design. A heading's level comes from `as`, its size from `look`. */
export function Text({
  children,
  as: Tag = 'p',
  look = 'body',
  tone = 'inherit',
  figures = false,
  cut = false,
  brief = false,
  id,
}: TextProps) {
  return (
    <Tag
      id={id}
      className={classNames(
        styles[look],
        styles[tone],
        figures && styles['figures'],
        cut && styles['cut'],
        brief && styles['brief'],
      )}
    >
      {children}
    </Tag>
  );
}
