import type { Screens } from '#renderer/lib/screens.ts';
import catalogue from './locales/en.json' with { type: 'json' };

declare module 'i18next' {
  interface ResourceNamespaceMap {
    system: typeof catalogue;
  }
}

/** The screens of this feature stand in front of the app, so it has no routes. */
export const systemScreens: Screens = { feature: 'system', catalogue, routes: [], rail: [] };
