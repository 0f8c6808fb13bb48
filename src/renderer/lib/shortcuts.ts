import type { Access } from '#contract/access.ts';

/** The parts of the window in which shortcuts work, in the order of the sheet that lists them. */
export const shortcutPlaces = ['everywhere', 'today', 'session', 'document', 'audit', 'health'] as const;

type Shortcut = {
  /** As in `Mod+Enter`; `Mod` is ⌘ on macOS and Ctrl elsewhere. */
  readonly keys: string;
  readonly where: (typeof shortcutPlaces)[number];
  /** Whose screens have it. */
  readonly access: Access;
};

/** Every shortcut of the window: screens bind and print these, and the sheet lists them. Words: `app:shortcuts.<name>`. */
export const shortcuts = {
  search: { keys: 'Mod+K', where: 'everywhere', access: 'signedIn' },
  lock: { keys: 'Mod+L', where: 'everywhere', access: 'signedIn' },
  sheet: { keys: 'Mod+/', where: 'everywhere', access: 'signedIn' },
  newPractice: { keys: 'Mod+N', where: 'today', access: 'practises' },
  send: { keys: 'Mod+Enter', where: 'session', access: 'practises' },
  hint: { keys: 'Mod+H', where: 'session', access: 'practises' },
  stop: { keys: 'Escape', where: 'session', access: 'practises' },
  find: { keys: 'Mod+F', where: 'document', access: 'signedIn' },
  nextSection: { keys: 'J', where: 'document', access: 'signedIn' },
  filter: { keys: '/', where: 'audit', access: 'oversees' },
  checkAgain: { keys: 'R', where: 'health', access: 'administers' },
  previousSection: { keys: 'K', where: 'document', access: 'signedIn' },
} as const satisfies Readonly<Record<string, Shortcut>>;
