import { classNames } from './class-names.ts';
import styles from './kbd.module.css';
import { keyNames } from './shortcut.ts';

/** The keys of a shortcut, as they are printed on this machine's keyboard: `Mod+Enter` is `Ctrl Enter` or `⌘ Enter`. */
export function Kbd({ keys, onFill = false }: { readonly keys: string; readonly onFill?: boolean }) {
  return (
    <kbd className={classNames(styles['kbd'], onFill && styles['onFill'])}>{keyNames(keys).join(' ')}</kbd>
  );
}
