import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { keep, readKept } from './kept.ts';

const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.output<typeof Theme>;
export const themes = Theme.options;

const storageKey = 'drillroom.theme';
const listeners = new Set<() => void>();

let current: Theme | null = null;

/** What was chosen on this PC; `system` when nothing was, or when the store of the window cannot be read. */
export const chosenTheme = (): Theme => (current ??= readKept(storageKey, Theme, 'system'));

/** Shows the window in a theme. `system` leaves it to the operating system, by the style sheet alone. */
export function applyTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}

/** The theme that was chosen, and how to choose another. `kept` is false when the choice only lasts until the window closes. */
export function useTheme(): { theme: Theme; choose: (theme: Theme) => { kept: boolean } } {
  const theme = useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, chosenTheme);
  return { theme, choose };
}

function choose(theme: Theme): { kept: boolean } {
  current = theme;
  applyTheme(theme);
  for (const listener of listeners) listener();
  return { kept: keep(storageKey, theme) };
}
