import { expect, test } from 'vitest';
import { storedTheme } from './theme.ts';

const storage = (value: string | null) => ({ getItem: () => value });

test('the stored theme holds', () => {
  expect(storedTheme(storage('dark'))).toBe('dark');
});

test('nothing stored, or something that is no theme, follows the system', () => {
  expect(storedTheme(storage(null))).toBe('system');
  expect(storedTheme(storage('constructor'))).toBe('system');
});

test('a store that cannot be read follows the system', () => {
  const broken = {
    getItem: () => {
      throw new Error('denied');
    },
  };
  expect(storedTheme(broken)).toBe('system');
});
