import styles from './avatar.module.css';
import { classNames } from './class-names.ts';

const tints = ['soft', 'info', 'warn', 'plain'] as const;

/** The initials of a person, always beside the name. The tint follows from the name, so that it stays the same. */
export function Avatar({
  name,
  size = 'normal',
}: {
  readonly name: string;
  readonly size?: 'normal' | 'large';
}) {
  const sum = Array.from(name).reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return (
    <span
      aria-hidden="true"
      className={classNames(styles['avatar'], styles[tints[sum % tints.length] ?? 'soft'], styles[size])}
    >
      {initials(name)}
    </span>
  );
}

/** The first letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends
    .map((word) => Array.from(word ?? '').at(0) ?? '')
    .join('')
    .toLocaleUpperCase();
}
