import { classNames } from './class-names.ts';
import styles from './level.module.css';

/** Difficulty as rising bars; decoration beside the difficulty's name. */
export function Level({ of, level }: { readonly of: number; readonly level: number }) {
  return (
    <span aria-hidden="true" className={styles['level']}>
      {Array.from({ length: of }, (_, at) => (
        <span key={at} className={classNames(styles['bar'], at < level && styles['full'])} />
      ))}
    </span>
  );
}
