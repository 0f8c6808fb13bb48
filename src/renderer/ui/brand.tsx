import styles from './brand.module.css';

/** The mark of the product: a lamp over a counter. */
export function BrandMark() {
  return (
    <svg width="1.75rem" height="1.75rem" viewBox="0 0 28 28" aria-hidden="true" focusable="false">
      <path className={styles['lamp']} d="M5 14a9 9 0 0 1 18 0Z" />
      <path className={styles['cord']} d="M14 5V1.5" />
      <rect className={styles['counter']} x="2" y="20" width="24" height="6" rx="1" />
    </svg>
  );
}

/** The mark with the product's name. */
export function Brand() {
  return (
    <span className={styles['brand']}>
      <BrandMark />
      {'Drillroom'}
    </span>
  );
}
