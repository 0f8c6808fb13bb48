import styles from './library.module.css';

/** A page drawn after what its format holds: headings and lists, or lines. It is decoration beside the title. */
export function DocumentCover({ format }: { readonly format: 'txt' | 'md' }) {
  return (
    <svg
      className={styles['cover']}
      width="58"
      height="76"
      viewBox="0 0 52 68"
      aria-hidden="true"
      focusable="false"
    >
      <rect className={styles['coverPage']} x=".75" y=".75" width="50.5" height="66.5" rx="3" />
      {format === 'md' ? (
        <>
          <path className={styles['coverHead']} d="M9 14h22M9 40h16" />
          <path className={styles['coverLine']} d="M9 23h34M9 30h28M16 49h26M16 57h20" />
          <path className={styles['coverHead']} d="M9.5 49h1M9.5 57h1" />
        </>
      ) : (
        <path className={styles['coverLine']} d="M9 14h34M9 22h34M9 30h30M9 38h34M9 46h26M9 56h32" />
      )}
    </svg>
  );
}
