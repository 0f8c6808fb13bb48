import styles from './marked-text.module.css';

/** Text whose matched pieces are marked, as a search answers them. */
export function MarkedText({
  pieces,
}: {
  readonly pieces: readonly { readonly text: string; readonly hit: boolean }[];
}) {
  return pieces.map(({ text, hit }, at) =>
    hit ? (
      <mark key={at} className={styles['mark']}>
        {text}
      </mark>
    ) : (
      <span key={at}>{text}</span>
    ),
  );
}
