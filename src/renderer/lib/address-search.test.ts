import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './address-search.ts';

test.each(['1.0', 'true', 'null', '[1]', '{"a":1}', '0012', '"half price"', 'a=b&c', '50 % + more', 'ä ✓'])(
  'words that look like a value stay words: %s',
  (q) => {
    expect(parseSearch(`?q=${encodeURIComponent(q)}`)).toEqual({ q });
  },
);

test('whatever is written is read back as it was', () => {
  const words = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(fc.dictionary(words, words), (search) => {
      expect(parseSearch(stringifySearch(search))).toEqual({ ...search });
    }),
  );
});

test('what is not said leaves nothing behind', () => {
  expect(stringifySearch({ q: undefined })).toBe('');
  expect(stringifySearch({ page: 2, add: true, q: undefined })).toBe('?page=2&add=true');
});

test('a name that reaches for the prototype is a name', () => {
  const read = parseSearch('?__proto__=x&q=1');
  expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
  expect(read['q']).toBe('1');
});
