import { Ellipsis, type LucideIcon } from 'lucide-react';
import { Button as AriaButton, Link } from 'react-aria-components';
import { Brand } from './brand.tsx';
import { Icon } from './icon.tsx';
import { Menu } from './menu.tsx';
import styles from './nav-rail.module.css';

type NavItem = {
  readonly href: string;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly isHere: boolean;
};

type NavRailProps = {
  readonly label: string;
  readonly homeHref: string;
  readonly items: readonly NavItem[];
  /** What the bottom bar calls the menu of the items that it has no room for. */
  readonly moreLabel: string;
  /** Words and effect of the first Tab stop: past the rail, to the screen. */
  readonly skipLabel: string;
  readonly onSkip: () => void;
};

/** How many words the bottom bar of a narrow window holds beside More. */
const barPlaces = 4;

/** The way to every screen: a rail, and below 720 px a bar at the lower edge. */
export function NavRail({ label, homeHref, items, moreLabel, skipLabel, onSkip }: NavRailProps) {
  const beyond = items.length > barPlaces + 1 ? items.slice(barPlaces) : [];
  return (
    <nav aria-label={label} className={styles['rail']}>
      <AriaButton onPress={onSkip} className={styles['skip'] ?? ''}>
        {skipLabel}
      </AriaButton>
      <Link href={homeHref} className={styles['brand'] ?? ''}>
        <Brand />
      </Link>
      <ul className={styles['items']}>
        {items.map((item) => (
          <li key={item.href} className={beyond.includes(item) ? styles['beyond'] : undefined}>
            <Link
              href={item.href}
              className={styles['item'] ?? ''}
              {...(item.isHere && { 'aria-current': 'page' as const })}
            >
              <Icon of={item.icon} />
              {item.label}
            </Link>
          </li>
        ))}
        {beyond.length > 0 && (
          <li className={styles['more']}>
            <Menu
              label={moreLabel}
              placement="top end"
              groups={[{ id: 'beyond', actions: beyond.map((item) => ({ ...item, id: item.href })) }]}
            >
              <AriaButton className={styles['item'] ?? ''}>
                <Icon of={Ellipsis} />
                {moreLabel}
              </AriaButton>
            </Menu>
          </li>
        )}
      </ul>
    </nav>
  );
}
