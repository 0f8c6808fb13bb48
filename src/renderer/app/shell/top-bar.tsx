import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { CloudCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportSign } from '#features/library/renderer/import/import-sign.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { paths } from '#renderer/lib/paths.ts';
import { isShownOnce } from '#renderer/lib/shown-once.ts';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Badge } from '#ui/badge.tsx';
import { Brand } from '#ui/brand.tsx';
import { SearchField } from '#ui/search-field.tsx';
import { useShortcut, useShortcutAnywhere } from '#ui/shortcut.ts';
import { showToast } from '#ui/toast.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import styles from './top-bar.module.css';
import { UserMenu } from './user-menu.tsx';

/** Search over everything, that the app works offline, and the person's own menu. */
export function TopBar() {
  const { t } = useTranslation('app');
  const router = useRouter();
  const [text, setText] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useShortcut(shortcuts.search.keys, box, 'focus');
  const bar = useRef<HTMLElement>(null);
  const [listsShortcuts, setListsShortcuts] = useState(false);
  const lock = useMutation({ ...commands.accounts.lock, onError: useFailureToast('accounts') });
  const lockNow = () => lock.mutate({});
  // Whoever walks away locks at once, whatever is open; a code that would be gone with it is kept first.
  useShortcutAnywhere(shortcuts.lock.keys, () => {
    if (isShownOnce()) showToast({ kind: 'info', text: t('user.lockAfterCode') });
    else lockNow();
  });
  const isAllWorking = useQuery(queries.system.opening({})).data?.readOnly === null;
  const listShortcuts = () => setListsShortcuts(true);
  useShortcut(shortcuts.sheet.keys, bar, listShortcuts);
  const search = () => {
    router.history.push(paths.search(text.trim()));
  };
  return (
    <header ref={bar} className={styles['bar']}>
      <div className={styles['brand']}>
        <Brand />
      </div>
      <search className={styles['search']}>
        <SearchField
          label={t('search.label')}
          shortcut={shortcuts.search.keys}
          value={text}
          onChange={setText}
          onSubmit={search}
          maxLength={500}
          inputRef={box}
        />
      </search>
      <div className={styles['offline']}>
        {isAllWorking && (
          <Badge kind="line" icon={CloudCheck}>
            {t('offline.badge')}
          </Badge>
        )}
      </div>
      <ImportSign />
      <UserMenu onShortcuts={listShortcuts} onLock={lockNow} />
      <ShortcutSheet isOpen={listsShortcuts} onClose={() => setListsShortcuts(false)} />
    </header>
  );
}
