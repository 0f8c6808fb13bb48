import { useEffect, useEffectEvent, type RefObject } from 'react';

const isMac = (): boolean => typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac OS');

type Keystroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Whether a keystroke is the shortcut, written as in `Mod+Shift+N`. `Mod` is ⌘ on macOS and Ctrl elsewhere. */
export function matchesShortcut(stroke: Keystroke, keys: string, mac: boolean = isMac()): boolean {
  const parts = keys.toLowerCase().split('+');
  const mod = parts.includes('mod');
  return (
    stroke.key.toLowerCase() === parts.at(-1) &&
    stroke.ctrlKey === (mod && !mac) &&
    stroke.metaKey === (mod && mac) &&
    stroke.altKey === parts.includes('alt') &&
    stroke.shiftKey === parts.includes('shift')
  );
}

/** The names of a shortcut's keys as printed on this machine's keyboard. */
export function keyNames(keys: string, mac: boolean = isMac()): string[] {
  return keys.split('+').map((key) => (key === 'Mod' ? (mac ? '⌘' : 'Ctrl') : key));
}

/** Presses (or focuses) a control whenever its shortcut is typed, unless a dialog lies over it. */
export function useShortcut(
  keys: string | undefined,
  target: RefObject<HTMLElement | null>,
  does: 'press' | 'focus' = 'press',
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const control = target.current;
    if (keys === undefined || control === null || event.defaultPrevented || event.repeat) return;
    if (!matchesShortcut(event, keys) || control.closest('[inert], [aria-hidden="true"]') !== null) return;
    event.preventDefault();
    if (does === 'press') control.click();
    else control.focus();
  });
  useEffect(() => {
    if (keys === undefined) return undefined;
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [keys]);
}
