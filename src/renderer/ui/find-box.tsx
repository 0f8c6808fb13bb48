import { Search, type LucideIcon } from 'lucide-react';
import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { Announcer } from './announcer.tsx';
import { classNames } from './class-names.ts';
import dialog from './dialog.module.css';
import styles from './find-box.module.css';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export type FindOption = {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly title: ReactNode;
  /** What of it fits, under the title. */
  readonly snippet?: ReactNode;
  /** Where it belongs, in small words. */
  readonly detail?: string;
  readonly shortcut?: string;
};
export type FindSection = {
  readonly id: string;
  readonly title: string;
  readonly options: readonly FindOption[];
};

type FindBoxProps = {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly maxLength: number;
  readonly sections: readonly FindSection[];
  /** What the list is called. */
  readonly listLabel: string;
  /** The sections are not yet those of the text. Enter then waits for what comes first in them. */
  readonly isWaiting: boolean;
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
  /** What narrows the search, between the field and the list. */
  readonly filters?: ReactNode;
  /** In the place of a list without options, or above one. */
  readonly note?: ReactNode;
  /** Read aloud, politely, when it changes. */
  readonly said: string;
  readonly foot?: ReactNode;
};

/**
 * One field over a list of what fits it, as a dialog: arrows move through the list while the caret stays in the field,
 * Enter chooses, Escape closes and gives the focus back. What comes first is chosen unless somebody moves.
 */
export function FindBox({ onClose, label, ...box }: FindBoxProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className={dialog['overlay'] ?? ''}
    >
      <Modal className={classNames(dialog['modal'], styles['modal'])}>
        <AriaDialog aria-label={label} className={styles['dialog'] ?? ''}>
          <Inside label={label} {...box} />
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

function Inside({
  label,
  text,
  onText,
  maxLength,
  sections,
  listLabel,
  isWaiting,
  onChoose,
  filters,
  note,
  said,
  foot,
}: Omit<FindBoxProps, 'onClose'>) {
  const ids = useId();
  const list = useRef<HTMLDivElement>(null);
  const options = sections.flatMap((section) => section.options);
  const [moved, setMoved] = useState<string | null>(null);
  /** Enter was pressed before the answers to what was typed were there. */
  const isEntered = useRef(false);
  const at = Math.max(
    0,
    options.findIndex(({ id }) => id === moved),
  );
  const active = options[at] ?? null;
  const isMoved = moved !== null && active?.id === moved;
  const optionId = (id: string): string => `${ids}-${id}`;

  const answered = useEffectEvent(() => {
    if (isEntered.current && active !== null) onChoose(active.id);
    isEntered.current = false;
  });
  useEffect(() => {
    if (!isWaiting) answered();
  }, [isWaiting]);
  const activeId = active === null ? null : optionId(active.id);
  useEffect(() => {
    if (activeId !== null) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  const type = (typed: string): void => {
    setMoved(null);
    isEntered.current = false;
    list.current?.scrollTo({ top: 0 });
    onText(typed);
  };
  const move = (by: number): void => {
    isEntered.current = false;
    setMoved(options.at((at + by) % options.length)?.id ?? null);
  };
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
  const press = (event: KeyboardEvent): void => {
    // An Enter that ends the composing of a word chooses nothing.
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      move(step);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isWaiting && !isMoved) isEntered.current = true;
      else if (active !== null) onChoose(active.id);
    }
  };
  return (
    <>
      <div className={styles['field']}>
        <Icon of={Search} />
        <input
          // The one thing to do here; the dialog was opened for it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          type="text"
          role="combobox"
          aria-label={label}
          aria-expanded={options.length > 0}
          aria-controls={`${ids}-list`}
          aria-autocomplete="list"
          {...(activeId !== null && { 'aria-activedescendant': activeId })}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          placeholder={label}
          maxLength={maxLength}
          value={text}
          onChange={(event) => type(event.target.value)}
          onKeyDown={press}
          className={styles['input']}
        />
        <Kbd keys="Esc" />
      </div>
      {filters !== undefined && <div className={styles['filters']}>{filters}</div>}
      <Announcer text={said} />
      {note !== undefined && <div className={styles['note']}>{note}</div>}
      <div
        ref={list}
        id={`${ids}-list`}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- the list of a combobox has no element of its own
        role="listbox"
        aria-label={listLabel}
        aria-busy={isWaiting}
        className={styles['list']}
      >
        {sections
          .filter((section) => section.options.length > 0)
          .map((section) => (
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
            <div key={section.id} role="group" aria-labelledby={`${ids}-of-${section.id}`}>
              <div id={`${ids}-of-${section.id}`} role="presentation" className={styles['title']}>
                {section.title}
              </div>
              {section.options.map((option) => (
                <Option
                  key={option.id}
                  option={option}
                  id={optionId(option.id)}
                  isActive={option === active}
                  onPoint={() => setMoved(option.id)}
                  onChoose={() => onChoose(option.id)}
                />
              ))}
            </div>
          ))}
      </div>
      {foot !== undefined && <div className={styles['foot']}>{foot}</div>}
    </>
  );
}

type OptionProps = {
  readonly option: FindOption;
  readonly id: string;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
};

/** The keys for it are those of the field, which keeps the focus. */
function Option({ option, id, isActive, onPoint, onChoose }: OptionProps) {
  const { icon, title, snippet, detail, shortcut } = option;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={styles['option']}
      onPointerMove={() => !isActive && onPoint()}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <Icon of={icon} />
      <span className={styles['words']}>
        <span dir="auto" className={styles['name']}>
          {title}
        </span>
        {snippet !== undefined && (
          <span dir="auto" className={styles['snippet']}>
            {snippet}
          </span>
        )}
        {detail !== undefined && detail !== '' && <span className={styles['detail']}>{detail}</span>}
      </span>
      {shortcut !== undefined && <Kbd keys={shortcut} />}
    </div>
  );
}
