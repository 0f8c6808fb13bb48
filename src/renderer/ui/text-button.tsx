import { Button as AriaButton, type ButtonProps as AriaProps } from 'react-aria-components';
import styles from './text-link.module.css';

type TextButtonProps = Pick<AriaProps, 'onPress' | 'isDisabled'> & { readonly children: string };

/** A press inside words, or beside the one thing that most people want here. */
export function TextButton({ children, ...button }: TextButtonProps) {
  return (
    <AriaButton {...button} className={styles['button'] ?? ''}>
      {children}
    </AriaButton>
  );
}
