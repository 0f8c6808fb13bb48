import { expect, test } from 'vitest';
import { readStartTime } from './read-start-time.ts';

test.each([
  ['2031-05-01T08:00:00Z', '2031-05-01T08:00:00.000Z'],
  ['2031-05-01T08:00:00.5+02:00', '2031-05-01T06:00:00.500Z'],
  ['2031-05-01', '2031-05-01T00:00:00.000Z'],
  ['1970-01-01T00:00:00Z', '1970-01-01T00:00:00.000Z'],
  ['9998-12-31T23:59:59.999Z', '9998-12-31T23:59:59.999Z'],
])('%s is %s', (text, time) => {
  expect(readStartTime(text)).toEqual(new Date(time));
});

test.each([
  ['before the year 1970', '1969-12-31T23:59:59.999Z'],
  ['the first century', '0001-01-01T00:00:00Z'],
  ['after the year 9998', '9999-01-01T00:00:00Z'],
  ['brought over the end by its distance from UTC', '9998-12-31T23:59:59-01:00'],
])('a time %s is refused, and why', (_what, text) => {
  expect(readStartTime(text)).toContain('1970 to 9998');
});

test.each([
  'tomorrow',
  '',
  '2031',
  '+275760-09-13',
  '-000001-01-01T00:00:00Z',
  '2026-13-01',
  '1763600000000',
  '5 May 2031',
])('%j is no ISO 8601 time', (text) => {
  expect(readStartTime(text)).toContain('ISO 8601');
});
