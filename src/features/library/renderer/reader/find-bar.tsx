import { ChevronDown, ChevronUp } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { IconButton } from '#ui/button.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useShortcut } from '#ui/shortcut.ts';
import { mostHits } from './find-in-page.ts';
import styles from './reader.module.css';
import type { Find } from './use-find.ts';

type FindBarProps = {
  readonly find: Find;
  /** The text is shown in parts, and only one of them is searched. */
  readonly isPart: boolean;
};

/** Find in the text: Enter goes to the next match, Shift Enter to the one before. */
export function FindBar({ find, isPart }: FindBarProps) {
  const { t } = useTranslation('library');
  const box = useRef<HTMLInputElement>(null);
  useShortcut(shortcuts.find.keys, box, 'focus');
  const { text, onText, total, current, step } = find;
  const count =
    text.trim() === ''
      ? ''
      : total === 0
        ? t('reader.find.none')
        : t(total === mostHits ? 'reader.find.many' : 'reader.find.count', { at: current + 1, total });
  return (
    <search className={styles['find']}>
      <SearchField
        label={isPart ? t('reader.find.labelPart') : t('reader.find.label')}
        shortcut={shortcuts.find.keys}
        value={text}
        onChange={onText}
        maxLength={200}
        inputRef={box}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return event.continuePropagation();
          return step(event.shiftKey ? -1 : 1);
        }}
      />
      <output className={styles['count']}>{count}</output>
      <IconButton
        variant="secondary"
        icon={ChevronUp}
        label={t('reader.find.previous')}
        isDisabled={total === 0}
        onPress={() => step(-1)}
      />
      <IconButton
        variant="secondary"
        icon={ChevronDown}
        label={t('reader.find.next')}
        isDisabled={total === 0}
        onPress={() => step(1)}
      />
    </search>
  );
}
