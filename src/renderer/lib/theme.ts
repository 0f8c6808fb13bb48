import { useSyncExternalStore } from 'react';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const storageKey = 'drillroom.theme';
const listeners = new Set<() => void>();

/** What was chosen on this PC; `system` when nothing was, or when the store of the window cannot be read. */
export function storedTheme(storage: Pick<Storage, 'getItem'> = localStorage): Theme {
  try {
    const stored = storage.getItem(storageKey);
    return themes.find((theme) => theme === stored) ?? 'system';
  } catch {
    return 'system';
  }
}

/** Shows the window in a theme. `system` leaves it to the operating system, by the style sheet alone. */
export function applyTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}

let current: Theme | null = null;
const read = (): Theme => (current ??= storedTheme());

/** The theme that was chosen, and how to choose another. `kept` is false when the choice only lasts until the window closes. */
export function useTheme(): { theme: Theme; choose: (theme: Theme) => { kept: boolean } } {
  const theme = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
  return { theme, choose };
}

function choose(theme: Theme): { kept: boolean } {
  current = theme;
  applyTheme(theme);
  for (const listener of listeners) listener();
  try {
    localStorage.setItem(storageKey, theme);
    return { kept: true };
  } catch {
    return { kept: false };
  }
}
