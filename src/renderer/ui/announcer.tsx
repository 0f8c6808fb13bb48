import styles from './heard.module.css';

/** Reads `text` aloud, politely, whenever it changes. It has to stand on the screen before its first text. */
export function Announcer({ text }: { readonly text: string }) {
  return <output className={styles['heard']}>{text}</output>;
}
