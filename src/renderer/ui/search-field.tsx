import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import {
  Group,
  Input,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaProps,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import styles from './field.module.css';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

type SearchFieldProps = Omit<AriaProps, 'className' | 'style' | 'children' | 'aria-label'> & {
  readonly label: string;
  readonly placeholder?: string;
  /** Printed at the end of the empty field, for instance `Mod+K`. */
  readonly shortcut?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
};

/** A search box: Enter submits, Escape empties it. Its label is read aloud; the placeholder shows it. */
export function SearchField({
  label,
  placeholder = label,
  shortcut,
  inputRef = null,
  ...field
}: SearchFieldProps) {
  const { t } = useTranslation('ui');
  return (
    <AriaSearchField {...field} aria-label={label} className={styles['field'] ?? ''}>
      {({ isEmpty }) => (
        <Group className={classNames(styles['control'])}>
          <Icon of={Search} />
          <Input ref={inputRef} placeholder={placeholder} className={styles['search'] ?? ''} />
          {isEmpty && shortcut !== undefined && (
            <span className={styles['keys']}>
              <Kbd keys={shortcut} />
            </span>
          )}
          {!isEmpty && (
            <div className={styles['end']}>
              <IconButton size="small" icon={X} label={t('search.clear')} />
            </div>
          )}
        </Group>
      )}
    </AriaSearchField>
  );
}
