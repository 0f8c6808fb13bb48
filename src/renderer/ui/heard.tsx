import styles from './heard.module.css';

/** Words for those who hear the screen, where the others see a drawing. */
export function Heard({ children }: { readonly children: string }) {
  return <span className={styles['heard']}>{children} </span>;
}
