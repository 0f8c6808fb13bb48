import { useEffect, useEffectEvent, type RefObject } from 'react';

const isMac = (): boolean => typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac OS');

type Keystroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a keystroke is the shortcut, written as in `Mod+Shift+N`. `Mod` is ⌘ on macOS and Ctrl elsewhere. */
export function matchesShortcut(stroke: Keystroke, keys: string, mac: boolean = isMac()): boolean {
  const parts = keys.toLowerCase().split('+');
  const mod = parts.includes('mod');
  const key = stroke.key.toLowerCase();
  // Where a sign is typed with Shift depends on the keyboard: `/` is Shift 7 on a German one.
  const isSign = key.length === 1 && key === stroke.key.toUpperCase();
  return (
    key === parts.at(-1) &&
    stroke.ctrlKey === (mod && !mac) &&
    stroke.metaKey === (mod && mac) &&
    stroke.altKey === parts.includes('alt') &&
    (isSign || stroke.shiftKey === parts.includes('shift'))
  );
}

/** Whether a keystroke goes into a field: then a shortcut that is a letter is written there. */
const isTyping = ({ target }: KeyboardEvent): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, [contenteditable="true"]') !== null;

/** The names of a shortcut's keys as printed on this machine's keyboard. */
export function keyNames(keys: string, mac: boolean = isMac()): string[] {
  return keys.split('+').map((key) => (key === 'Mod' ? (mac ? '⌘' : 'Ctrl') : key));
}

/** Calls a function whenever a shortcut is typed, wherever the focus is: also in a dialog or a menu. */
export function useShortcutAnywhere(keys: string, does: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || !matchesShortcut(event, keys)) return;
    event.preventDefault();
    does();
  });
  useEffect(() => {
    // Before anything that has the focus, which may keep what is typed to itself.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}

/**
 * Presses or focuses a control whenever its shortcut is typed, or calls a function for a part of the window; not while
 * a dialog lies over it.
 */
export function useShortcut(
  keys: string | undefined,
  target: RefObject<HTMLElement | null>,
  does: 'press' | 'focus' | (() => void) = 'press',
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const control = target.current;
    if (keys === undefined || control === null || event.defaultPrevented || event.repeat) return;
    if (keys.length === 1 && isTyping(event)) return;
    if (!matchesShortcut(event, keys) || control.closest('[inert], [aria-hidden="true"]') !== null) return;
    event.preventDefault();
    if (typeof does === 'function') does();
    else if (does === 'press') control.click();
    else control.focus();
  });
  useEffect(() => {
    if (keys === undefined) return undefined;
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys]);
}
