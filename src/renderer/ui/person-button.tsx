import { ChevronDown } from 'lucide-react';
import { Button as AriaButton, VisuallyHidden } from 'react-aria-components';
import { Avatar } from './avatar.tsx';
import { Icon } from './icon.tsx';
import styles from './person-button.module.css';

type PersonButtonProps = {
  readonly name: string;
  /** What the button opens, read aloud after the name. */
  readonly opens: string;
};

/** A person's name as the button of their menu; in a narrow window only the initials show. */
export function PersonButton({ name, opens }: PersonButtonProps) {
  return (
    <AriaButton className={styles['user'] ?? ''}>
      <Avatar name={name} />
      <span className={styles['name']}>{name}</span>
      <VisuallyHidden elementType="span">{opens}</VisuallyHidden>
      <Icon of={ChevronDown} size={16} />
    </AriaButton>
  );
}
