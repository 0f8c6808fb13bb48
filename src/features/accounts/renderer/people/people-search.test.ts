import { expect, test } from 'vitest';
import { PeopleSearch, searchText } from './people-search.ts';

test('what was looked for is read back as it was written', () => {
  const search = { q: 'Ana & Co', status: 'waiting', page: 3 } as const;
  const written = Object.fromEntries(new URLSearchParams(searchText(search)));
  expect(PeopleSearch.parse(written)).toEqual(search);
});

test('a list as it is at first has no words in its address', () => {
  expect(searchText({ q: '', page: 1 })).toBe('');
});

test.each([{ q: 'x'.repeat(101) }, { status: 'gone' }, { page: 0 }, { page: '1e99' }])(
  'what does not fit is left out: %j',
  (search) => {
    expect(PeopleSearch.parse(search)).toEqual({});
  },
);
