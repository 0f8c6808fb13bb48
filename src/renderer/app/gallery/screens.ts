import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import catalogue from './locales/en.json' with { type: 'json' };

declare module 'i18next' {
  interface ResourceNamespaceMap {
    gallery: typeof catalogue;
  }
}

/** Loaded only when somebody opens it: it shows every part of the kit, and no trainee needs it. */
export const galleryScreens: Screens = {
  feature: 'gallery',
  catalogue,
  routes: [
    createRoute({
      getParentRoute: () => rootRoute,
      path: paths.gallery,
      component: lazyRouteComponent(() => import('./gallery.tsx'), 'Gallery'),
    }),
  ],
  rail: [],
};
