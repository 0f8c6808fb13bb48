import { expect, test } from 'vitest';
import { isolate } from './isolate.ts';

test('a name that turns no direction stands as it is', () => {
  expect(isolate('Elena Petrović')).toBe('Elena Petrović');
});

test.each(['דנה', 'Dana\u202Elock', 'دانا', 'Da\u200Bna'])(
  '%j is kept from turning the words around it',
  (name) => {
    expect(isolate(name)).toBe(`\u2068${name}\u2069`);
  },
);
