import { expect, test } from 'vitest';
import { ReportSearch, searchText } from './report-search.ts';

test('an address keeps what fits and leaves out what does not', () => {
  expect(ReportSearch.parse({ whose: 'all', categoryId: 'retail-sales', page: '3' })).toEqual({
    whose: 'all',
    categoryId: 'retail-sales',
    page: 3,
  });
  expect(ReportSearch.parse({ whose: 'theirs', categoryId: '../x', page: -1, __proto__: null })).toEqual({});
});

test('the address of the list as it is at first says nothing', () => {
  expect(searchText({ whose: undefined, categoryId: undefined, page: 1 })).toBe('');
  expect(searchText({ whose: 'all', categoryId: 'retail-sales', page: 2 })).toBe(
    '?whose=all&categoryId=retail-sales&page=2',
  );
});
