import type { Screens } from '#renderer/lib/screens.ts';
import catalogue from './locales/en.json' with { type: 'json' };

declare module 'i18next' {
  interface ResourceNamespaceMap {
    health: typeof catalogue;
  }
}

export const healthScreens: Screens = { feature: 'health', catalogue, routes: [], rail: [] };
