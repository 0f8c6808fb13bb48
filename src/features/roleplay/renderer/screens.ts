import { createRoute } from '@tanstack/react-router';
import { MessagesSquare } from 'lucide-react';
import { paths } from '#renderer/lib/paths.ts';
import { rootRoute } from '#renderer/lib/root-route.ts';
import type { Screens } from '#renderer/lib/screens.ts';
import catalogue from './locales/en.json' with { type: 'json' };
import { Lobby } from './lobby/lobby.tsx';
import { SessionScreen } from './session/session-screen.tsx';
import { transcriptRoute } from './transcript/transcript-route.tsx';

declare module 'i18next' {
  interface ResourceNamespaceMap {
    roleplay: typeof catalogue;
  }
}

export const roleplayScreens: Screens = {
  feature: 'roleplay',
  catalogue,
  routes: [
    createRoute({ getParentRoute: () => rootRoute, path: paths.practice, component: Lobby }),
    createRoute({
      getParentRoute: () => rootRoute,
      path: paths.session('$sessionId'),
      component: SessionScreen,
    }),
    transcriptRoute,
  ],
  rail: [
    {
      href: paths.practice,
      label: 'roleplay:rail.practice',
      icon: MessagesSquare,
      access: 'practises',
      order: 20,
    },
  ],
};
