import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import {
  Button as AriaButton,
  Link as AriaLink,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components';
import styles from './button.module.css';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { useShortcut } from './shortcut.ts';
import { Tooltip } from './tooltip.tsx';

type Look = {
  /** One `primary` a screen at most. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 'small' | 'normal' | 'large';
  readonly icon?: LucideIcon;
  /** As in `Mod+Enter`: printed on the button, and pressing it presses the button. */
  readonly shortcut?: string;
  readonly wide?: boolean;
};

export type ButtonProps = Look &
  Omit<AriaButtonProps, 'className' | 'style' | 'children'> & { readonly children: ReactNode };

/** A real button with its words on it. */
export function Button({
  variant = 'secondary',
  size = 'normal',
  wide = false,
  icon,
  shortcut,
  children,
  ...button
}: ButtonProps) {
  const ref = useRef<HTMLButtonElement>(null);
  useShortcut(shortcut, ref);
  return (
    <AriaButton {...button} ref={ref} className={buttonClass({ variant, size, wide })}>
      {icon && <Icon of={icon} size={size === 'small' ? 16 : 20} />}
      {children}
      {shortcut && <Kbd keys={shortcut} onFill={variant === 'primary'} />}
    </AriaButton>
  );
}

type ButtonLinkProps = Look & { readonly href: string; readonly children: ReactNode };

/** A link to another screen that looks like a button. */
export function ButtonLink({
  variant = 'secondary',
  size = 'normal',
  wide = false,
  icon,
  shortcut,
  href,
  children,
}: ButtonLinkProps) {
  const ref = useRef<HTMLAnchorElement>(null);
  useShortcut(shortcut, ref);
  return (
    <AriaLink href={href} ref={ref} className={buttonClass({ variant, size, wide })}>
      {icon && <Icon of={icon} size={size === 'small' ? 16 : 20} />}
      {children}
      {shortcut && <Kbd keys={shortcut} onFill={variant === 'primary'} />}
    </AriaLink>
  );
}

type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'aria-label' | 'wide' | 'shortcut'> & {
  readonly icon: LucideIcon;
  /** What the button does; read aloud, and shown while the pointer rests on it. */
  readonly label: string;
};

/** A button without words, for actions whose drawing everybody knows: close, show password. */
export function IconButton({ icon, label, variant = 'quiet', size = 'normal', ...button }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton
        {...button}
        aria-label={label}
        className={classNames(buttonClass({ variant, size, wide: false }), styles['iconOnly'])}
      >
        <Icon of={icon} size={size === 'small' ? 16 : 20} />
      </AriaButton>
    </Tooltip>
  );
}

const buttonClass = ({ variant, size, wide }: Required<Pick<Look, 'variant' | 'size' | 'wide'>>): string =>
  classNames(styles['button'], styles[variant], styles[size], wide && styles['wide']);
