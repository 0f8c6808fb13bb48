import { createRoute } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import catalogue from './locales/en.json' with { type: 'json' };
import { MyAccount } from './my-account/my-account.tsx';
import { People } from './people/people.tsx';
import { Person } from './people/person/person.tsx';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    accounts: typeof catalogue;
  }
}

export const accountsScreens: Screens = {
  feature: 'accounts',
  catalogue,
  routes: [
    createRoute({ getParentRoute: () => rootRoute, path: paths.people, component: People }),
    createRoute({ getParentRoute: () => rootRoute, path: paths.person('$personId'), component: Person }),
    createRoute({ getParentRoute: () => rootRoute, path: paths.myAccount, component: MyAccount }),
  ],
  rail: [{ href: paths.people, label: 'accounts:rail.people', icon: Users, access: 'seesPeople', order: 80 }],
};
