import { createRoute } from '@tanstack/react-router';
import { DatabaseBackup } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import { BackupsScreen } from './backups-screen.tsx';
import catalogue from './locales/en.json' with { type: 'json' };

declare module 'i18next' {
  interface ResourceNamespaceMap {
    backups: typeof catalogue;
  }
}

export const backupsScreens: Screens = {
  feature: 'backups',
  catalogue,
  routes: [createRoute({ getParentRoute: () => rootRoute, path: paths.backups, component: BackupsScreen })],
  rail: [
    {
      href: paths.backups,
      label: 'backups:rail.backups',
      icon: DatabaseBackup,
      access: 'administers',
      order: 98,
    },
  ],
};
