import { createRoute, redirect } from '@tanstack/react-router';
import { House } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import { Today } from './today/today.tsx';
import { appWords } from './words.ts';

/** The screens that join several features, or belong to none. */
export const appScreens: Screens = {
  feature: 'app',
  catalogue: appWords,
  routes: [
    createRoute({
      getParentRoute: () => rootRoute,
      path: '/',
      beforeLoad: () => {
        // The router's way to leave a route before it opens is a throw of this object.
        // oxlint-disable-next-line typescript/only-throw-error
        throw redirect({ to: paths.today });
      },
    }),
    createRoute({ getParentRoute: () => rootRoute, path: paths.today, component: Today }),
  ],
  rail: [{ href: paths.today, label: 'app:rail.today', icon: House, access: 'signedIn', order: 10 }],
};
