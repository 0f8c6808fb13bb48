import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaProps } from 'react-aria-components';
import styles from './choice.module.css';

type SwitchProps = Omit<AriaProps, 'className' | 'style' | 'children'> & { readonly children: ReactNode };

/** Something that is on or off and takes effect at once. */
export function Switch({ children, ...control }: SwitchProps) {
  return (
    <AriaSwitch {...control} className={styles['choice'] ?? ''}>
      <span className={styles['track']} />
      {children}
    </AriaSwitch>
  );
}
