import { expect, test } from 'vitest';
import { keyNames, matchesShortcut } from './shortcut.ts';

const stroke = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

test('Mod is Ctrl on Windows and Linux and ⌘ on macOS', () => {
  expect(matchesShortcut(stroke('Enter', { ctrlKey: true }), 'Mod+Enter', false)).toBe(true);
  expect(matchesShortcut(stroke('Enter', { metaKey: true }), 'Mod+Enter', false)).toBe(false);
  expect(matchesShortcut(stroke('Enter', { metaKey: true }), 'Mod+Enter', true)).toBe(true);
  expect(keyNames('Mod+K', false)).toEqual(['Ctrl', 'K']);
  expect(keyNames('Mod+K', true)).toEqual(['⌘', 'K']);
});

test('a sign matches with or without Shift, as keyboards have it in different places', () => {
  expect(matchesShortcut(stroke('/', { ctrlKey: true }), 'Mod+/', false)).toBe(true);
  expect(matchesShortcut(stroke('/', { ctrlKey: true, shiftKey: true }), 'Mod+/', false)).toBe(true);
  expect(matchesShortcut(stroke('7', { ctrlKey: true, shiftKey: true }), 'Mod+/', false)).toBe(false);
});

test('a key that is held beside the shortcut makes it another one', () => {
  expect(matchesShortcut(stroke('n', { ctrlKey: true, shiftKey: true }), 'Mod+N', false)).toBe(false);
  expect(matchesShortcut(stroke('N', { ctrlKey: true, shiftKey: true }), 'Mod+Shift+N', false)).toBe(true);
  expect(matchesShortcut(stroke('n', { ctrlKey: true, altKey: true }), 'Mod+N', false)).toBe(false);
});
