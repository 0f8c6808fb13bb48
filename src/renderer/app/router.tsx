import { createHashHistory, createRouter, RouterProvider } from '@tanstack/react-router';
import { rootRoute } from '#renderer/lib/root-route.ts';
import { NotFound } from './not-found.tsx';
import { routes } from './routes.ts';
import { Shell } from './shell/shell.tsx';

rootRoute.update({ component: Shell, notFoundComponent: NotFound });

// The window is served from one file, so the screens are told apart behind the hash.
const router = createRouter({
  routeTree: rootRoute.addChildren([...routes]),
  history: createHashHistory(),
  defaultPreload: false,
  // Boundaries of our own show what failed, per area.
  defaultErrorComponent: ({ error }) => {
    throw error;
  },
});

export function Screens() {
  return <RouterProvider router={router} />;
}

/** The screen that everybody starts on, so that no person sees where the one before was. */
export const goToStart = (): void => router.history.replace('/today');
