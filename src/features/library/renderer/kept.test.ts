import { expect, test } from 'vitest';
import { z } from 'zod';
import { keep, readKept } from './kept.ts';

const storage = (value: string | null) => ({ getItem: () => value });
const View = z.enum(['cards', 'table']);

test('what was kept is read back', () => {
  const values = new Map<string, string>();
  expect(keep('view', 'table', { setItem: (key, value) => void values.set(key, value) })).toBe(true);
  expect(readKept('view', View, 'cards', { getItem: (key) => values.get(key) ?? null })).toBe('table');
});

test.each([null, '', '{', '"list"', '[]', '{"__proto__":{}}'])(
  '%j in its place gives the fallback',
  (value) => {
    expect(readKept('view', View, 'cards', storage(value))).toBe('cards');
  },
);

test('a store that cannot be used gives the fallback and says that nothing was kept', () => {
  const broken = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  expect(readKept('view', View, 'cards', { getItem: broken })).toBe('cards');
  expect(keep('view', 'table', { setItem: broken })).toBe(false);
});
