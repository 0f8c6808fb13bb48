import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import {
  Header,
  Menu as AriaMenu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Separator,
} from 'react-aria-components';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import styles from './popover.module.css';

export type MenuAction = {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly shortcut?: string;
  /** What it does; or `href` for another screen. */
  readonly onAction?: () => void;
  readonly href?: string;
  readonly isDisabled?: boolean;
};

/** Actions that belong together; with `selected` they are choices of which one holds. */
export type MenuGroup = {
  readonly id: string;
  readonly title?: string;
  readonly actions: readonly MenuAction[];
  readonly selected?: string;
};

type MenuProps = {
  readonly label: string;
  /** The button that opens it. */
  readonly children: ReactElement;
  readonly groups: readonly MenuGroup[];
  readonly placement?: 'bottom start' | 'bottom end' | 'top end';
};

/** A menu that a button opens. Arrows move, letters jump, Escape closes and gives the focus back. */
export function Menu({ label, children, groups, placement = 'bottom end' }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover placement={placement} offset={4} className={styles['popover'] ?? ''}>
        <AriaMenu aria-label={label} className={styles['list'] ?? ''}>
          {groups.map((group, at) => [
            at > 0 && <Separator key={`${group.id}-line`} className={styles['separator'] ?? ''} />,
            <MenuSection
              key={group.id}
              aria-label={group.title ?? label}
              {...(group.selected !== undefined && {
                selectionMode: 'single' as const,
                selectedKeys: [group.selected],
              })}
            >
              {group.title !== undefined && <Header className={styles['header'] ?? ''}>{group.title}</Header>}
              {group.actions.map((action) => (
                <Item key={action.id} action={action} />
              ))}
            </MenuSection>,
          ])}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Item({ action }: { readonly action: MenuAction }) {
  return (
    <MenuItem
      id={action.id}
      textValue={action.label}
      isDisabled={action.isDisabled ?? false}
      className={styles['item'] ?? ''}
      {...(action.onAction && { onAction: action.onAction })}
      {...(action.href !== undefined && { href: action.href })}
    >
      {({ isSelected }) => (
        <>
          {action.icon && <Icon of={action.icon} />}
          <span className={styles['words']}>{action.label}</span>
          {isSelected && <Icon of={Check} size={16} />}
          {action.shortcut !== undefined && <Kbd keys={action.shortcut} />}
        </>
      )}
    </MenuItem>
  );
}
