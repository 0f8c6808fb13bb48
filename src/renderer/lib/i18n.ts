import { createInstance, type i18n, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';
import ui from '#ui/locales/en.json' with { type: 'json' };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    returnNull: false;
  }
  interface ResourceNamespaceMap {
    ui: typeof ui;
  }
}

/** The words of the window, from the catalogues of its features. English is the one language so far. */
export function createI18n(catalogues: Readonly<Record<string, object>>): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: { ui, ...(catalogues as Record<string, ResourceKey>) } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}

/** The words of a key that is put together at run time, or `null` where the catalogues have none. */
export function wordsFor(
  i18n: i18n,
  key: string,
  values: Readonly<Record<string, unknown>> = {},
): string | null {
  if (!i18n.exists(key)) return null;
  // Such a key has no type of its own; `exists` has just looked it up.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const translate = i18n.t as (key: string, values: Readonly<Record<string, unknown>>) => string;
  return translate(key, values);
}
