import { createRoute } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import catalogue from './locales/en.json' with { type: 'json' };
import { SettingsAndPolicy } from './settings-and-policy.tsx';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    settings: typeof catalogue;
  }
}

export const settingsScreens: Screens = {
  feature: 'settings',
  catalogue,
  routes: [
    createRoute({ getParentRoute: () => rootRoute, path: paths.settings, component: SettingsAndPolicy }),
  ],
  rail: [
    {
      href: paths.settings,
      label: 'settings:rail.settings',
      icon: SlidersHorizontal,
      access: 'oversees',
      order: 95,
    },
  ],
};
