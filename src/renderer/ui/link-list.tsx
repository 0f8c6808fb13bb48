import type { ReactNode, Ref } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './link-list.module.css';

type LinkListProps<Item> = {
  readonly label: string;
  readonly items: readonly Item[];
  readonly itemId: (item: Item) => string;
  /** What an item is called: it is read aloud, and typing its first letters jumps to it. */
  readonly itemText: (item: Item) => string;
  /** The screen that an item opens. */
  readonly href: (item: Item) => string;
  readonly renderItem: (item: Item) => ReactNode;
  /** `cards` stand side by side where there is room, `rows` under each other on one plane. */
  readonly look?: 'cards' | 'rows';
  /** Focusing it goes to the item that was focused last, else to the first. */
  readonly listRef?: Ref<HTMLDivElement>;
};

/** Things that each open a screen. One Tab stop, arrows inside, Enter opens. */
export function LinkList<Item>({
  label,
  items,
  itemId,
  itemText,
  href,
  renderItem,
  look = 'cards',
  listRef = null,
}: LinkListProps<Item>) {
  return (
    <GridList
      ref={listRef}
      aria-label={label}
      layout={look === 'cards' ? 'grid' : 'stack'}
      className={classNames(styles['list'], styles[look])}
    >
      {items.map((item) => (
        <GridListItem
          key={itemId(item)}
          id={itemId(item)}
          textValue={itemText(item)}
          href={href(item)}
          className={styles['item'] ?? ''}
        >
          {renderItem(item)}
        </GridListItem>
      ))}
    </GridList>
  );
}
