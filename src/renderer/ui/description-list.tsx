import { Fragment, type ReactNode } from 'react';
import styles from './description-list.module.css';

/** Names and what they stand for, in two columns. */
export function DescriptionList({
  items,
}: {
  readonly items: readonly { readonly name: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className={styles['list']}>
      {items.map(({ name, value }) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
