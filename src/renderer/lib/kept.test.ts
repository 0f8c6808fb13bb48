import { expect, test } from 'vitest';
import { z } from 'zod';
import { dropKeptOf, keep, readKept } from './kept.ts';

const storage = (value: string | null) => () => ({ getItem: () => value });
const View = z.enum(['cards', 'table']);

test('what was kept is read back', () => {
  const values = new Map<string, string>();
  expect(keep('view', 'table', () => ({ setItem: (key, value) => void values.set(key, value) }))).toBe(true);
  expect(readKept('view', View, 'cards', () => ({ getItem: (key) => values.get(key) ?? null }))).toBe(
    'table',
  );
});

test.each([null, '', '{', '"list"', '[]', '{"__proto__":{}}', '"constructor"'])(
  '%j in its place gives the fallback',
  (value) => {
    expect(readKept('view', View, 'cards', storage(value))).toBe('cards');
  },
);

test('what was kept for a person is forgotten, and nothing of anybody else', () => {
  const values = new Map([
    ['drillroom.places.ann', '1'],
    ['drillroom.theme', '"dark"'],
    ['drillroom.places.bob', '2'],
    ['drillroom.more.ann', '3'],
  ]);
  dropKeptOf('ann', () => ({
    length: values.size,
    key: (at) => [...values.keys()][at] ?? null,
    removeItem: (key) => void values.delete(key),
  }));
  expect([...values.keys()]).toEqual(['drillroom.theme', 'drillroom.places.bob']);
});

const denied = () => {
  throw new DOMException('denied', 'SecurityError');
};

test.each([
  ['that cannot be used', () => ({ getItem: denied, setItem: denied })],
  ['that may not even be named', denied],
])('a store %s gives the fallback and says that nothing was kept', (_which, broken) => {
  expect(readKept('view', View, 'cards', broken)).toBe('cards');
  expect(keep('view', 'table', broken)).toBe(false);
  expect(() => dropKeptOf('ann', denied)).not.toThrow();
});
