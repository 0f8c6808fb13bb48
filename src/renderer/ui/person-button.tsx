import { ChevronDown } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import styles from './person-button.module.css';

/** A person's name as the button of their menu; in a narrow window only the initials show. */
export function PersonButton({ name, label }: { readonly name: string; readonly label: string }) {
  return (
    <AriaButton aria-label={label} className={styles['user'] ?? ''}>
      <Avatar name={name} />
      <span className={styles['name']}>{name}</span>
      <Icon of={ChevronDown} size={16} />
    </AriaButton>
  );
}
