import { createRoute } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import catalogue from './locales/en.json' with { type: 'json' };
import { People } from './people/people.tsx';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    accounts: typeof catalogue;
  }
}

export const accountsScreens: Screens = {
  feature: 'accounts',
  catalogue,
  routes: [createRoute({ getParentRoute: () => rootRoute, path: paths.people, component: People })],
  rail: [{ href: paths.people, label: 'accounts:rail.people', icon: Users, access: 'seesPeople', order: 80 }],
};
