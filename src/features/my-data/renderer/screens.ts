import { createRoute } from '@tanstack/react-router';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import catalogue from './locales/en.json' with { type: 'json' };
import { ErasePerson } from './erase-person.tsx';
import { MyDataScreen } from './my-data-screen.tsx';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    myData: typeof catalogue;
  }
}

export const myDataScreens: Screens = {
  feature: 'myData',
  catalogue,
  routes: [
    createRoute({ getParentRoute: () => rootRoute, path: paths.myData, component: MyDataScreen }),
    createRoute({
      getParentRoute: () => rootRoute,
      path: paths.erasePerson('$personId'),
      component: ErasePerson,
    }),
  ],
  rail: [],
};
