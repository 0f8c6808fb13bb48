import type { ReactNode } from 'react';
import type { Format } from '../contract/shapes.ts';
import styles from './library.module.css';

/** A page drawn after what its format holds: headings, slides, a table, what people say, or lines. It is decoration. */
export function DocumentCover({ format }: { readonly format: Format }) {
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
      {drawings[format]}
    </svg>
  );
}

const Headings = (
  <>
    <path className={styles['coverHead']} d="M9 14h22M9 40h16" />
    <path className={styles['coverLine']} d="M9 23h34M9 30h28M16 49h26M16 57h20" />
    <path className={styles['coverHead']} d="M9.5 49h1M9.5 57h1" />
  </>
);
const Lines = <path className={styles['coverLine']} d="M9 14h34M9 22h34M9 30h30M9 38h34M9 46h26M9 56h32" />;
const Table = (
  <>
    <path className={styles['coverHead']} d="M9 15h34" />
    <path className={styles['coverLine']} d="M9 26h34M9 36h34M9 46h34M9 56h34M21 22v36M32 22v36" />
  </>
);
const Talk = (
  <>
    <path className={styles['coverHead']} d="M9 15h8M9 31h8M9 47h8" />
    <path className={styles['coverLine']} d="M22 15h21M22 22h15M22 31h18M22 38h21M22 47h21M22 54h11" />
  </>
);
const Slides = (
  <>
    <path className={styles['coverHead']} d="M12 16h16M12 44h16" />
    <path className={styles['coverLine']} d="M8 9h36v22H8zM8 37h36v22H8zM12 24h24M12 52h20" />
  </>
);

const drawings: Readonly<Record<Format, ReactNode>> = {
  txt: Lines,
  md: Headings,
  csv: Table,
  vtt: Talk,
  srt: Talk,
  docx: Headings,
  pptx: Slides,
  pdf: Lines,
};
