import { useMutation } from '@tanstack/react-query';
import {
  FileUser,
  History,
  KeyRound,
  Keyboard,
  Lock,
  LogOut,
  Monitor,
  Moon,
  ShieldCheck,
  Sun,
  UserRound,
  UsersRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { allows } from '#contract/access.ts';
import { accounts } from '#features/accounts/contract.ts';
import { commands } from '#renderer/lib/api.ts';
import { paths } from '#renderer/lib/paths.ts';
import { shortcuts } from '#renderer/lib/shortcuts.ts';
import { themes, useTheme } from '#renderer/lib/theme.ts';
import { useFailureToast } from '#renderer/lib/use-failure-toast.ts';
import { useMe } from '#renderer/lib/use-me.ts';
import type { MenuGroup } from '#ui/menu.tsx';
import { showToast } from '#ui/toast.tsx';
import { useSwitchUser } from '../gate/switch-user.ts';

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;

type Does = {
  readonly onShortcuts: () => void;
  readonly onLock: () => void;
  readonly onNewCode: (kind: 'store' | 'keys') => void;
};

/** What somebody does with their session and, as an admin, with the whole PC: the menu shows it, and search finds it. */
export function useUserActions({ onShortcuts, onLock, onNewCode }: Does): readonly MenuGroup[] {
  const { t } = useTranslation('app');
  const me = useMe();
  const { theme, choose } = useTheme();
  const switchUser = useSwitchUser();
  const onError = useFailureToast('accounts');
  const signOut = useMutation({ ...commands.accounts.signOut, onError });
  const session: MenuGroup = {
    id: 'session',
    title: t('user.session'),
    actions: [
      { id: 'account', label: t('user.account'), icon: UserRound, href: paths.myAccount },
      { id: 'myData', label: t('user.myData'), icon: FileUser, href: paths.myData },
      { id: 'activity', label: t('user.activity'), icon: History, href: paths.myActivity },
      { id: 'lock', label: t('user.lock'), icon: Lock, shortcut: shortcuts.lock.keys, onAction: onLock },
      { id: 'switch', label: t('user.switch'), icon: UsersRound, onAction: switchUser },
      { id: 'signOut', label: t('user.signOut'), icon: LogOut, onAction: () => signOut.mutate({}) },
    ],
  };
  const look: MenuGroup = {
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
  };
  const help: MenuGroup = {
    id: 'help',
    title: t('user.help'),
    actions: [
      {
        id: 'shortcuts',
        label: t('user.shortcuts'),
        icon: Keyboard,
        shortcut: shortcuts.sheet.keys,
        onAction: onShortcuts,
      },
    ],
  };
  const thisPc: MenuGroup = {
    id: 'thisPc',
    title: t('user.thisPc'),
    actions: [
      { id: 'newCode', label: t('user.newCode'), icon: KeyRound, onAction: () => onNewCode('store') },
      { id: 'newKeys', label: t('user.newKeys'), icon: ShieldCheck, onAction: () => onNewCode('keys') },
    ],
  };
  return [session, look, help, ...(allows(accounts.newRecoveryCode.access, me.roles) ? [thisPc] : [])];
}
