import { useMutation, useQuery } from '@tanstack/react-query';
import { CloudCheck } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ImportSign } from '#features/library/renderer/import/import-sign.tsx';
import { NewCode } from '#features/accounts/renderer/codes/new-code.tsx';
import { commands, queries } from '#renderer/lib/api.ts';
import { isShownOnce } from '#renderer/lib/shown-once.ts';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { Badge } from '#ui/badge.tsx';
import { Brand } from '#ui/brand.tsx';
import { SearchButton } from '#ui/search-button.tsx';
import { useShortcut, useShortcutAnywhere } from '#ui/shortcut.ts';
import { showToast } from '#ui/toast.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import styles from './top-bar.module.css';
import { useUserActions } from './use-user-actions.ts';
import { UserMenu } from './user-menu.tsx';

/** Search over everything, that the app works offline, and the person's own menu. */
export function TopBar() {
  const { t } = useTranslation('app');
  const bar = useRef<HTMLElement>(null);
  const [shown, setShown] = useState<'search' | 'shortcuts' | 'store' | 'keys' | null>(null);
  const close = () => setShown(null);
  useShortcut(shortcuts.search.keys, bar, () => setShown('search'));
  const lock = useMutation({ ...commands.accounts.lock, onError: useFailureToast('accounts') });
  const lockNow = () => lock.mutate({});
  // Whoever walks away locks at once, whatever is open; a code that would be gone with it is kept first.
  useShortcutAnywhere(shortcuts.lock.keys, () => {
    if (isShownOnce()) showToast({ kind: 'info', text: t('user.lockAfterCode') });
    else lockNow();
  });
  const isAllWorking = useQuery(queries.system.opening({})).data?.readOnly === null;
  const listShortcuts = () => setShown('shortcuts');
  useShortcut(shortcuts.sheet.keys, bar, listShortcuts);
  const groups = useUserActions({ onShortcuts: listShortcuts, onLock: lockNow, onNewCode: setShown });
  return (
    <header ref={bar} className={styles['bar']}>
      <div className={styles['brand']}>
        <Brand />
      </div>
      <search className={styles['search']}>
        <SearchButton
          label={t('search.label')}
          shortcut={shortcuts.search.keys}
          onPress={() => setShown('search')}
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
      <UserMenu groups={groups} />
      {shown === 'search' && <SearchBox actions={groups} onClose={close} />}
      <ShortcutSheet isOpen={shown === 'shortcuts'} onClose={close} />
      {(shown === 'store' || shown === 'keys') && <NewCode kind={shown} onClose={close} />}
    </header>
  );
}
