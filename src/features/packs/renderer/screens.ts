import { createRoute } from '@tanstack/react-router';
import { Package } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import catalogue from './locales/en.json' with { type: 'json' };
import { PacksScreen } from './packs-screen.tsx';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    packs: typeof catalogue;
  }
}

export const packsScreens: Screens = {
  feature: 'packs',
  catalogue,
  routes: [createRoute({ getParentRoute: () => rootRoute, path: paths.packs, component: PacksScreen })],
  rail: [{ href: paths.packs, label: 'packs:rail.packs', icon: Package, access: 'administers', order: 85 }],
};
