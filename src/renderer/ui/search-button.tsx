import { Search } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { classNames } from './class-names.ts';
import field from './field.module.css';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import styles from './search-button.module.css';

type SearchButtonProps = {
  readonly label: string;
  /** Printed at its end, for instance `Mod+K`. */
  readonly shortcut: string;
  readonly onPress: () => void;
};

/** Looks like the field that it opens. */
export function SearchButton({ label, shortcut, onPress }: SearchButtonProps) {
  return (
    <AriaButton
      aria-haspopup="dialog"
      onPress={onPress}
      className={classNames(field['control'], styles['button'])}
    >
      <Icon of={Search} />
      <span className={styles['label']}>{label}</span>
      <span className={field['keys']} aria-hidden="true">
        <Kbd keys={shortcut} />
      </span>
    </AriaButton>
  );
}
