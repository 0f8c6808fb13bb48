import { z } from 'zod';
import { keep, readKept } from './kept.ts';
import { createSignal, useSignal } from './signal.ts';

const Theme = z.enum(['system', 'light', 'dark']);
export type Theme = z.output<typeof Theme>;
export const themes = Theme.options;

const storageKey = 'drillroom.theme';
/** What was chosen on this PC; `system` when nothing was, or when the store of the window cannot be read. */
const chosen = createSignal(readKept(storageKey, Theme, 'system'));

/** Shows the window in a theme. `system` leaves it to the operating system, by the style sheet alone. */
export function applyTheme(theme: Theme = chosen.get(), root: HTMLElement = document.documentElement): void {
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}

/** The theme that was chosen, and how to choose another. `kept` is false when the choice only lasts until the window closes. */
export function useTheme(): { theme: Theme; choose: (theme: Theme) => { kept: boolean } } {
  return { theme: useSignal(chosen), choose };
}

function choose(theme: Theme): { kept: boolean } {
  chosen.set(theme);
  applyTheme();
  return { kept: keep(storageKey, theme) };
}
