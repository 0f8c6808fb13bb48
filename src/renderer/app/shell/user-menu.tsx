import { useMutation } from '@tanstack/react-query';
import { Lock, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { commands } from '#renderer/lib/api.ts';
import { themes, useTheme } from '#renderer/lib/theme.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import { Menu } from '#ui/menu.tsx';
import { PersonButton } from '#ui/person-button.tsx';
import { showToast } from '#ui/toast.tsx';

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;

/** Whose session this is: lock it, leave it, and how the window looks. */
export function UserMenu() {
  const { t } = useTranslation('app');
  const me = useMe();
  const { theme, choose } = useTheme();
  const lock = useMutation(commands.accounts.lock);
  const signOut = useMutation(commands.accounts.signOut);
  return (
    <Menu
      label={t('user.menu')}
      groups={[
        {
          id: 'session',
          title: t('user.session'),
          actions: [
            { id: 'lock', label: t('user.lock'), icon: Lock, onAction: () => lock.mutate({}) },
            { id: 'signOut', label: t('user.signOut'), icon: LogOut, onAction: () => signOut.mutate({}) },
          ],
        },
        {
          id: 'theme',
          title: t('user.theme'),
          selected: theme,
          actions: themes.map((id) => ({
            id,
            label: t(`user.theme_${id}`),
            icon: themeIcons[id],
            onAction: () => {
              if (!choose(id).kept) showToast({ kind: 'info', text: t('user.themeNotKept') });
            },
          })),
        },
      ]}
    >
      <PersonButton name={me.name} opens={t('user.menu')} />
    </Menu>
  );
}
