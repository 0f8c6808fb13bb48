import { createHashHistory, createRouter, RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { parseSearch, stringifySearch } from '#renderer/lib/address-search.ts';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import { NotFound } from './not-found.tsx';
import { routes } from './routes.ts';
import { Shell } from './shell/shell.tsx';

rootRoute.update({ component: Shell, notFoundComponent: NotFound });
const routeTree = rootRoute.addChildren([...routes]);

// The window is served from one file, so the screens are told apart behind the hash.
const history = createHashHistory();

/** A router for one person's session: it starts at the window's address and ends with the session. */
const createSessionRouter = () =>
  createRouter({
    routeTree,
    history,
    // As it is written: the default takes `1.0` for a number.
    parseSearch,
    stringifySearch,
    defaultPreload: false,
    // Boundaries of our own show what failed, per area.
    defaultErrorComponent: ({ error }) => {
      throw error;
    },
  });

export function Screens() {
  const [router] = useState(createSessionRouter);
  return <RouterProvider router={router} />;
}

/** The screen that everybody starts on, so that no person sees where the one before was. */
export const goToStart = (): void => history.replace(paths.today);
