import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '#ui/class-names.ts';
import { Text } from '#ui/text.tsx';
import styles from './reader.module.css';
import type { Section } from './parse-document.ts';

type OutlineProps = {
  readonly sections: readonly Section[];
  /** The offset that is being read. */
  readonly place: number;
  readonly onGo: (from: number) => void;
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The headings of the text. One Tab stop, arrows inside, Enter goes there. */
export function Outline({ sections, place, onGo }: OutlineProps) {
  const { t } = useTranslation('library');
  const list = useRef<HTMLUListElement>(null);
  const entries = sections.flatMap(({ from, heading }) => (heading === null ? [] : [{ from, heading }]));
  const here = entries.findLast(({ from }) => from <= place)?.from ?? entries[0]?.from;
  const top = Math.min(...entries.map(({ heading }) => heading.level));
  const move = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next =
      { Home: buttons[0], End: buttons.at(-1) }[event.key] ?? buttons[at + (steps[event.key] ?? 0)];
    if (next === undefined || next === buttons[at]) return;
    event.preventDefault();
    next.focus();
  };
  if (entries.length === 0) {
    return (
      <Text look="small" tone="ink-3">
        {t('reader.outlineNone')}
      </Text>
    );
  }
  return (
    <nav aria-label={t('reader.outline')}>
      {/* Keys typed on the buttons inside come up to the list. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={list} onKeyDown={move} className={styles['entries']}>
        {entries.map(({ from, heading }) => (
          <li key={from}>
            <button
              type="button"
              tabIndex={from === here ? 0 : -1}
              aria-current={from === here ? 'location' : undefined}
              onClick={() => onGo(from)}
              className={classNames(styles['entry'], heading.level > top && styles['sub'])}
            >
              {heading.text}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
