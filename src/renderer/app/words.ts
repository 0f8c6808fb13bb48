import catalogue from './locales/en.json' with { type: 'json' };

declare module 'i18next' {
  interface ResourceNamespaceMap {
    app: typeof catalogue;
  }
}

/** The words of the frame: rail, top bar, Today, refusals that no feature words itself. */
export const appWords = catalogue;
